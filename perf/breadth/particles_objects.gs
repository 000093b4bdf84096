// particles_objects: particles that fall and bounce in a box, one table of six fields each, moved
// by a method. particles_arrays is the same computation over one array for each field.
//
//   PARTICLES=500   particles
//   STEPS=60000     steps

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

Particle := {}
Particle.__index = Particle

Particle.move = func(self, dt) {
    self.vy = self.vy - 9.75 * dt
    self.x = self.x + self.vx * dt
    self.y = self.y + self.vy * dt
    if self.y < 0.0 {
        self.y = -self.y
        self.vy = -self.vy * 0.875
        self.bounces = self.bounces + 1
    }
    if self.x < 0.0 || self.x > 10.0 {
        self.vx = -self.vx
        self.x = math.max(0.0, math.min(10.0, self.x))
    }
}

func make_particle(i) {
    return setmetatable({
        x: i % 10 + 0.5, y: 1.0 + i % 7, vx: i % 5 - 2.0, vy: 0.0, mass: 1.0 + i % 3, bounces: 0,
    }, Particle)
}

func main() {
    n := option("PARTICLES", 500)
    steps := option("STEPS", 60000)

    start := time.now()
    particles := {}
    for i := 1; i <= n; i++ { particles[i] = make_particle(i) }
    for s := 1; s <= steps; s++ {
        for i := 1; i <= n; i++ { particles[i]:move(0.001) }
    }
    energy := 0.0
    bounces := 0
    for i, p := range ipairs(particles) {
        energy += p.mass * (9.75 * p.y + 0.5 * (p.vx * p.vx + p.vy * p.vy))
        bounces += p.bounces
    }
    print(string.format("energy %.6f, %d bounces", energy, bounces))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
