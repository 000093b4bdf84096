// Nothing at all.
// ast: main
