// helper
fails_before = true
error({reason: "module failed"})
