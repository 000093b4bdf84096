// Random numbers of the system that are the same in every run, for programs that have no option for that: a library to
// preload. It needs no header and no library of AArch64 to be built:
//
//   clang --target=aarch64-linux-gnu -fuse-ld=lld -nostdlib -shared -fPIC -O2 -o fixed_random.so fixed_random.c
//   qemu-aarch64 -E LD_PRELOAD=.../fixed_random.so -E FIXED_RANDOM_SEED=1 PROGRAM ...
//
// LuaJIT draws the seed of its string hashes, and the decisions of its compiler on what to try again, from getrandom().
// With those fixed its instruction counts repeat, and other seeds show how far its luck reaches.

typedef unsigned long size_t;
typedef unsigned char Byte;

char* getenv(const char* name);
int* __errno_location(void);

enum { kGetrandom = 278 };  // the number of the system call

/// splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014) over the seed.
static unsigned long next_random(void) {
  static unsigned long state;
  static int seeded;
  if (!seeded) {
    const char* text = getenv("FIXED_RANDOM_SEED");
    for (; text != 0 && *text != 0; text++) state = state * 10 + (unsigned long)(*text - '0');
    seeded = 1;
  }
  unsigned long z = state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static long fill(Byte* bytes, size_t count) {
  for (size_t i = 0; i < count; i++) bytes[i] = (Byte)next_random();
  return (long)count;
}

long getrandom(void* bytes, size_t count, unsigned flags) {
  (void)flags;
  return fill(bytes, count);
}

int getentropy(void* bytes, size_t count) {
  fill(bytes, count);
  return 0;
}

/// The C library's entry for system calls of any number; all others are passed on.
long syscall(long number, long a, long b, long c, long d, long e, long f) {
  if (number == kGetrandom) return fill((Byte*)a, (size_t)b);
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d;
  register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
  if (x0 >= 0 || x0 < -4095) return x0;
  *__errno_location() = (int)-x0;
  return -1;
}
