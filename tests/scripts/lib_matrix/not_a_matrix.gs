// Other kinds of value are refused.
print((pcall(matrix.getf, nil, 0, 0)), (pcall(matrix.getf, 5, 0, 0)), (pcall(matrix.setf, "x", 0, 0, 1)))
// expect: false	false	false
print((pcall(matrix.getf, {[0]: {[0]: "text"}}, 0, 0)), (pcall(matrix.getf, {[0]: 5}, 0, 0)))
// expect: false	false
