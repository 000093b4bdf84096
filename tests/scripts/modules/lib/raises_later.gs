// helper
func raise_here(x) {
  return x.field.deeper
}
return raise_here
