// helper
count := 0
return {next: func() { count++ return count }}
