// Strings: copies, slices, ropes, interning, the builder.
#include <vector>

#include "tests/unit/vm/vm_fixture.h"

namespace gs::vm::test {
namespace {

std::string read(Vm& vm, String* s) { return std::string(ok(read_string(vm, s))); }
String* concat(Vm& vm, String* a, String* b) { return ok(concat_strings(vm, a, b)); }

std::string pattern(size_t n) {
  std::string out(n, ' ');
  for (size_t i = 0; i < n; i++) out[i] = static_cast<char>('a' + i * i % 23);
  return out;
}

TEST_CASE("short strings", "[string]") {
  with_vm([](Vm& vm) {
    CHECK(str(vm, "") == vm.empty_string());
    CHECK(str(vm, "a") == str(vm, "a"));
    CHECK(str(vm, "ab") != str(vm, "ab"));
    CHECK(equal_strings(str(vm, "ab"), str(vm, "ab")));
    CHECK_FALSE(equal_strings(name(vm, "ab"), name(vm, "ac")));
    CHECK(equal_strings(name(vm, "ab"), str(vm, "ab")));
    String* zero = ok(byte_string(vm, 0));
    CHECK(zero->length() == 1);
    CHECK(read(vm, concat(vm, zero, str(vm, "x"))) == std::string("\0x", 2));
    CHECK(string_hash(vm, str(vm, "hash me")) == string_hash(vm, name(vm, "hash me")));
    CHECK(string_hash(vm, str(vm, "")) != 0);
    char* bytes;
    CHECK_FALSE(new_uninitialized_string(vm, kMaxStringLength + 1, &bytes).ok());
  });
}

TEST_CASE("ropes of every shape read like the text they stand for", "[string][rope]") {
  with_vm([](Vm& vm) {
    Random random(11);
    for (int round = 0; round < 200; round++) {
      std::vector<std::pair<String*, std::string>> parts;
      Table* keep = table(vm);
      for (int i = 0; i < 20; i++) {
        std::string text = pattern(random.below(random.one_in(3) ? 500 : 20));
        parts.push_back({str(vm, text), text});
      }
      for (int i = 0; i < 60; i++) {
        auto [a, text_a] = parts[random.below(static_cast<uint32_t>(parts.size()))];
        auto [b, text_b] = parts[random.below(static_cast<uint32_t>(parts.size()))];
        if (text_a.size() + text_b.size() > 100000) continue;
        parts.push_back({concat(vm, a, b), text_a + text_b});
        ok(table_append(vm, keep, Value::string(parts.back().first)));
        // Reading some of them early makes parts of later ones flat, shared and extensible.
        size_t pick = random.below(static_cast<uint32_t>(parts.size()));
        if (random.one_in(3) && read(vm, parts[pick].first) != parts[pick].second) FAIL("early read");
      }
      for (auto& [s, text] : parts) {
        std::string copy(text.size(), 0);
        copy_bytes(s, copy.data());
        if (copy != text) FAIL("copy_bytes");
        if (read(vm, s) != text) FAIL("late read");
      }
    }
  });
}

/// Built by appending, by prepending and both in turn.
struct ThreeWays {
  String *left, *right, *zigzag;
};
ThreeWays build_three_ways(Vm& vm, String* start, String* piece, int steps) {
  ThreeWays s{start, start, start};
  for (int i = 0; i < steps; i++) {
    s.left = concat(vm, s.left, piece);
    s.right = concat(vm, piece, s.right);
    s.zigzag = i % 2 == 0 ? concat(vm, s.zigzag, piece) : concat(vm, piece, s.zigzag);
  }
  return s;
}

std::string repeated(const std::string& text, int n) {
  std::string out;
  for (int i = 0; i < n; i++) out += text;
  return out;
}

/// Flattened as they are, without native recursion: the stack has 1 MB.
TEST_CASE("ropes some hundred thousand nodes deep", "[string][rope]") {
  with_vm([](Vm& vm) {
    constexpr int kSteps = 300000;
    std::string piece = pattern(50);
    ThreeWays s = build_three_ways(vm, str(vm, pattern(200)), str(vm, piece), kSteps);
    REQUIRE(s.left->is_rope());
    REQUIRE(s.right->is_rope());
    CHECK(read(vm, s.left) == pattern(200) + repeated(piece, kSteps));
    CHECK(read(vm, s.right) == repeated(piece, kSteps) + pattern(200));
    CHECK(read(vm, s.zigzag) == repeated(piece, kSteps / 2) + pattern(200) + repeated(piece, kSteps / 2));
  });
}

TEST_CASE("a string built byte by byte takes little more memory than its text, and linear time", "[string][rope]") {
  with_vm([](Vm& vm) {
    constexpr int kSteps = 1000000;
    ThreeWays s = build_three_ways(vm, str(vm, pattern(200)), str(vm, "x"), kSteps);
    vm.heap().collect();
    CHECK(vm.heap().bytes_allocated() < size_t{3} * 5 * kSteps);
    CHECK(read(vm, s.left) == pattern(200) + std::string(kSteps, 'x'));
    CHECK(read(vm, s.right) == std::string(kSteps, 'x') + pattern(200));
    CHECK(read(vm, s.zigzag) == std::string(kSteps / 2, 'x') + pattern(200) + std::string(kSteps / 2, 'x'));
  });
}

TEST_CASE("a rope shared many times over", "[string][rope]") {
  with_vm([](Vm& vm) {
    String* s = str(vm, pattern(256));
    for (int i = 0; i < 14; i++) s = concat(vm, s, s);
    std::string text = read(vm, s);
    REQUIRE(text.size() == size_t{256} << 14);
    for (size_t i = 0; i < text.size(); i += 256) REQUIRE(text.compare(i, 256, pattern(256)) == 0);
  });
}

TEST_CASE("appending and reading in turn is linear", "[string][rope]") {
  with_vm([](Vm& vm) {
    String* s = str(vm, pattern(100));
    std::vector<String*> kept;
    uint64_t before = vm.heap().stats().total_bytes_allocated;
    for (int i = 0; i < 20000; i++) {
      s = concat(vm, s, ok(byte_string(vm, static_cast<uint8_t>('a' + i % 26))));
      if (read(vm, s).back() != 'a' + i % 26) FAIL("wrong byte at " << i);
    }
    // Quadratic would be 200 MB.
    CHECK(vm.heap().stats().total_bytes_allocated - before < 5000000);
  });
}

TEST_CASE("extending a string in place leaves it what it was", "[string][rope]") {
  with_vm([](Vm& vm) {
    String* s = concat(vm, str(vm, pattern(200)), str(vm, pattern(200)));
    (void)read(vm, s);
    s = concat(vm, s, str(vm, "grow"));
    (void)read(vm, s);  // now there is room behind it
    String* a = concat(vm, s, str(vm, "AAAA"));
    String* b = concat(vm, s, str(vm, "BBBB"));
    String* c = concat(vm, a, str(vm, "CCCC"));
    std::string text = pattern(200) + pattern(200) + "grow";
    CHECK(read(vm, s) == text);
    CHECK(read(vm, a) == text + "AAAA");
    CHECK(read(vm, b) == text + "BBBB");
    CHECK(read(vm, c) == text + "AAAACCCC");
    CHECK_FALSE(a->is_rope());
  });
}

TEST_CASE("short copies and comparisons touch no byte beyond theirs", "[string]") {
  for (size_t n = 0; n <= 2 * kMaxShortBytes; n++) {
    std::string from = pattern(n + 2), to(n + 2, '#');
    copy_bytes_short(to.data() + 1, from.data() + 1, n);
    CHECK(to == "#" + from.substr(1, n) + "#");
    CHECK(equal_bytes_short(to.data() + 1, from.data() + 1, n));
    for (size_t i = 0; i < n; i++) {
      std::string other = to;
      other[i + 1]++;
      if (equal_bytes_short(other.data() + 1, to.data() + 1, n)) FAIL("length " << n << ", byte " << i);
    }
  }
}

TEST_CASE("a string that outgrows its room keeps what it was, at every length", "[string][rope]") {
  with_vm([](Vm& vm) {
    Random random(31);
    String* s = str(vm, pattern(150));
    std::string text = pattern(150);
    Table* earlier = table(vm);
    std::vector<size_t> lengths;
    while (text.size() < 30000) {
      // Mostly short pieces, which make it grow; sometimes one too long for that, a rope, or nothing.
      std::string piece = pattern(random.one_in(40) ? text.size() / 2 : random.below(9));
      String* more = str(vm, piece);
      if (random.one_in(50)) more = concat(vm, more, str(vm, pattern(300))), piece += pattern(300);
      s = concat(vm, s, more);
      text += piece;
      if (random.one_in(20)) {
        ok(table_append(vm, earlier, Value::string(s)));
        lengths.push_back(text.size());
      }
      if (random.one_in(100) && read(vm, s) != text) FAIL("read at " << text.size());
      // Somebody else goes on from the same place: the room behind it is taken.
      if (random.one_in(30)) CHECK(read(vm, concat(vm, s, str(vm, "other"))) == text + "other");
    }
    CHECK(read(vm, s) == text);
    for (size_t i = 0; i < lengths.size(); i++) {
      String* then = table_get_int(earlier, static_cast<int64_t>(i) + 1).as_string();
      if (read(vm, then) != text.substr(0, lengths[i])) FAIL("earlier text of length " << lengths[i]);
    }
    // Nothing added to a rope is that rope.
    String* rope = concat(vm, str(vm, pattern(150)), str(vm, pattern(150)));
    CHECK(concat(vm, rope, vm.empty_string()) == rope);
    CHECK(concat(vm, vm.empty_string(), rope) == rope);
  });
}

TEST_CASE("an interrupt or lack of memory leaves a rope as it was", "[string][rope]") {
  with_vm([](Vm& vm) {
    String* s = str(vm, pattern(5000));
    for (int i = 0; i < 10; i++) s = concat(vm, s, s);
    REQUIRE(s->is_rope());
    vm.heap().fail_allocation_at(1);
    CHECK_FALSE(read_string(vm, s).ok());
    vm.heap().fail_allocation_at(0);
    vm.interrupt();
    CHECK_FALSE(read_string(vm, s).ok());
    CHECK(vm.stopping() == Stop::kInterrupt);
    vm.clear_stop();
    CHECK(s->is_rope());
    CHECK(read(vm, s).substr(5000 * 1023) == pattern(5000));
  });
}

TEST_CASE("strings have a longest length", "[string]") {
  with_vm([](Vm& vm) {
    String* s = str(vm, pattern(1 << 20));
    for (int i = 0; i < 11; i++) s = concat(vm, s, s);
    CHECK(s->length() == 1u << 31);
    CHECK_FALSE(concat_strings(vm, s, s).ok());
  });
}

TEST_CASE("substrings", "[string]") {
  with_vm([](Vm& vm) {
    Random random(13);
    std::string text = pattern(10000);
    String* s = str(vm, text);
    for (int i = 0; i < 3000; i++) {
      size_t from = random.below(10001), to = from + random.below(static_cast<uint32_t>(10001 - from));
      String* part = ok(substring(vm, s, from, to));
      if (read(vm, part) != text.substr(from, to - from)) FAIL("slice " << from << " " << to);
      // Slices of slices refer to the first owner.
      if (part->form() == String::kExternal && part->links().left != s) FAIL("owner");
      size_t half = part->length() / 2;
      if (read(vm, ok(substring(vm, part, half, part->length()))) != text.substr(from + half, to - from - half)) {
        FAIL("slice of a slice");
      }
    }
    CHECK(ok(substring(vm, s, 0, 10000)) == s);
    CHECK(ok(substring(vm, s, 5, 5)) == vm.empty_string());
    CHECK(ok(substring(vm, s, 0, 9000))->form() == String::kExternal);
    CHECK(ok(substring(vm, s, 0, 300))->form() == String::kInline);  // too small a part to keep the whole alive
  });
}

TEST_CASE("eating a long string from the front is linear", "[string]") {
  with_vm([](Vm& vm) {
    String* s = str(vm, pattern(200000));
    uint64_t before = vm.heap().stats().total_bytes_allocated;
    while (s->length() > 0) s = ok(substring(vm, s, 1, s->length()));
    CHECK(vm.heap().stats().total_bytes_allocated - before < 200000 * 64);
  });
}

TEST_CASE("interning", "[string][intern]") {
  with_vm([](Vm& vm) {
    String* a = name(vm, "alpha");
    CHECK(name(vm, "alpha") == a);
    CHECK(a->is_interned());
    String* loose = str(vm, "beta");
    CHECK_FALSE(loose->is_interned());
    CHECK(ok(vm.interned().intern(vm, loose)) == loose);  // nothing else was: it becomes the one
    CHECK(name(vm, "beta") == loose);
    CHECK(ok(vm.interned().intern(vm, str(vm, "alpha"))) == a);
    // A slice is not taken in itself: it would keep its owner alive.
    String* slice = ok(substring(vm, str(vm, pattern(1000)), 0, 900));
    REQUIRE(slice->form() == String::kExternal);
    String* interned = ok(vm.interned().intern(vm, slice));
    CHECK(interned != slice);
    CHECK(interned->form() == String::kInline);
    String* rope = concat(vm, str(vm, pattern(100)), str(vm, pattern(100)));
    CHECK(read(vm, ok(vm.interned().intern(vm, rope))) == pattern(100) + pattern(100));
    CHECK(vm.interned().find("gamma", hash_bytes("gamma", vm.hash_seed())) == nullptr);
  });
}

GS_NOINLINE void intern_many(Vm& vm, Table* keep) {
  for (int i = 0; i < 20000; i++) {
    String* s = name(vm, "name" + std::to_string(i));
    if (i % 10 == 0) ok(table_append(vm, keep, Value::string(s)));
  }
}

TEST_CASE("the intern table is weak", "[string][intern][gc]") {
  with_vm([](Vm& vm) {
    Table* keep = table(vm);
    uint32_t before = vm.interned().size();
    intern_many(vm, keep);
    vm.heap().collect();
    CHECK(vm.interned().size() >= before + 2000);
    CHECK(vm.interned().size() < before + 2100);  // a few may be seen on the stack
    for (int i = 0; i < 2000; i++) {
      String* s = table_get_int(keep, i + 1).as_string();
      if (name(vm, "name" + std::to_string(i * 10)) != s) FAIL("lost " << i);
    }
    intern_many(vm, keep);
    for (int i = 0; i < 2000; i++) {
      if (table_get_int(keep, i + 1) != table_get_int(keep, i + 2001)) FAIL("doubled " << i);
    }
  });
}

TEST_CASE("the builder", "[string]") {
  with_vm([](Vm& vm) {
    Random random(17);
    for (int round = 0; round < 100; round++) {
      StringBuilder builder(vm);
      std::string expected;
      size_t target = size_t{1} << random.below(18);
      while (expected.size() < target) {
        std::string piece = pattern(random.below(200));
        ok(builder.append(piece));
        expected += piece;
        if (random.one_in(5)) {
          size_t n = random.below(100);
          ok(builder.append_repeated('-', n));
          expected.append(n, '-');
        }
        if (random.one_in(5)) {
          char* p = ok(builder.reserve(10));
          std::copy_n("0123456789", 10, p);
          builder.commit(4);
          expected += "0123";
        }
      }
      if (builder.view() != expected) FAIL("view");
      String* s = ok(builder.finish());
      if (read(vm, s) != expected) FAIL("finish");
      CHECK(builder.length() == 0);
      ok(builder.append("next"));
      CHECK(read(vm, ok(builder.finish())) == "next");
      CHECK(read(vm, concat(vm, s, str(vm, "!"))) == expected + "!");
    }
    StringBuilder huge(vm);
    CHECK_FALSE(huge.reserve(~size_t{0} - 10).ok());
  });
}

TEST_CASE("strings survive a collection before every allocation", "[string][gc]") {
  VmOptions options = seeded();
  options.stress.gc = true;
  with_vm(options, [](Vm& vm) {
    String* s = str(vm, "start");
    std::string expected = "start";
    for (int i = 0; i < 300; i++) {
      std::string piece = pattern(static_cast<size_t>(i) % 40);
      s = concat(vm, s, str(vm, piece));
      expected += piece;
      if (i % 17 == 0) {
        if (read(vm, s) != expected) FAIL("at " << i);
        s = ok(substring(vm, s, 1, s->length()));
        expected.erase(0, 1);
      }
    }
    CHECK(read(vm, s) == expected);
  });
}

}  // namespace
}  // namespace gs::vm::test
