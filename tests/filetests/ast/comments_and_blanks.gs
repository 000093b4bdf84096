// Comments and blank lines leave no trace. /* nor this */
x /* one */ = /* two
lines */ 1 // end

// nothing

/**/ y = 2 /***/
// ast: main
// ast:   assign x = 1
// ast:   assign y = 2
