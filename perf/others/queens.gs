// Counts the solutions of the N queens problem: recursion, arrays of booleans, integer arithmetic.

func place(row, n, columns, up, down) {
    if row == n { return 1 }
    found := 0
    for column := 0; column < n; column++ {
        if !columns[column] && !up[row + column] && !down[row - column + n] {
            columns[column], up[row + column], down[row - column + n] = true, true, true
            found += place(row + 1, n, columns, up, down)
            columns[column], up[row + column], down[row - column + n] = false, false, false
        }
    }
    return found
}

n := tonumber(arg[1] || 9)
columns, up, down := {}, {}, {}
for i := 0; i <= 2 * n; i++ { columns[i], up[i], down[i] = false, false, false }
print(string.format("%d queens: %d solutions", n, place(0, n, columns, up, down)))
