// hash_join: joins two arrays of records over a number and over a text, groups the pairs and sums
// a field of each group, as a query of a database would.
//
//   ORDERS=40000     records of one array
//   CUSTOMERS=5000   records of the other
//   REPS=15          runs

// option returns the number given as NAME=VALUE on the command line, else the default.
func option(name, value) {
    prefix := name .. "="
    for i := 1; i <= #arg; i++ {
        if string.sub(arg[i], 1, #prefix) == prefix {
            value = tonumber(string.sub(arg[i], #prefix + 1))
        }
    }
    return value
}

func make_customers(n) {
    customers := {}
    for i := 1; i <= n; i++ {
        customers[i] = {id: i * 7, region: "region" .. (i % 23), discount: i % 5}
    }
    return customers
}

func make_orders(n, customers) {
    orders := {}
    x := 42
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        orders[i] = {number: i, customer: (x % (customers * 2)) * 7, amount: x % 1000}
    }
    return orders
}

func index_by_id(records) {
    index := {}
    for i, record := range ipairs(records) { index[record.id] = record }
    return index
}

// join pairs each order with its customer, if there is one.
func join(orders, customers) {
    index := index_by_id(customers)
    pairs_found := {}
    for i, order := range ipairs(orders) {
        customer := index[order.customer]
        if customer != nil {
            pairs_found[#pairs_found + 1] = {
                region: customer.region, amount: order.amount * (100 - customer.discount),
            }
        }
    }
    return pairs_found
}

func sums_by_region(rows) {
    sums := {}
    for i, row := range ipairs(rows) {
        sums[row.region] = (sums[row.region] || 0) + row.amount
    }
    return sums
}

func main() {
    orders := option("ORDERS", 40000)
    customers := option("CUSTOMERS", 5000)
    reps := option("REPS", 15)

    start := time.now()
    rows := {}
    sums := {}
    for r := 1; r <= reps; r++ {
        rows = join(make_orders(orders, customers), make_customers(customers))
        sums = sums_by_region(rows)
    }
    print(string.format("%d rows", #rows))
    for i := 0; i < 3; i++ {
        region := "region" .. i
        print(string.format("%s: %d", region, sums[region]))
    }
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
