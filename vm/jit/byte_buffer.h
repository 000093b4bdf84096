// Bytes put one behind the other, for formats of others: jitdump, ELF, DWARF. Little-endian, as every host here is.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace gs::vm {

static_assert(std::endian::native == std::endian::little, "the formats written here are those of the host");

class ByteBuffer {
 public:
  size_t size() const { return bytes_.size(); }
  const uint8_t* data() const { return bytes_.data(); }
  /// Empty again, keeping its memory.
  void clear() { bytes_.clear(); }

  /// `count` bytes from `data`, which is not in this buffer.
  void raw(const void* data, size_t count) {
    const auto* first = static_cast<const uint8_t*>(data);
    bytes_.insert(bytes_.end(), first, first + count);
  }
  /// A struct as it lies in memory.
  template <typename T>
  void record(const T& value) {
    static_assert(std::has_unique_object_representations_v<T>, "padding would be written");
    raw(&value, sizeof value);
  }
  void u8(uint8_t value) { bytes_.push_back(value); }
  void u16(uint16_t value) { raw(&value, sizeof value); }
  void u32(uint32_t value) { raw(&value, sizeof value); }
  void u64(uint64_t value) { raw(&value, sizeof value); }
  /// The text and a zero byte; a zero byte inside ends it early for readers.
  void text(std::string_view value) {
    raw(value.data(), value.size());
    u8(0);
  }
  /// DWARF's variable-length numbers: seven bits a byte, the lowest first.
  void uleb(uint64_t value) {
    for (; value >= 0x80; value >>= 7) u8(static_cast<uint8_t>(value | 0x80));
    u8(static_cast<uint8_t>(value));
  }
  /// The same for signed numbers: ends when the rest is nothing but copies of the last byte's sign bit.
  void sleb(int64_t value) {
    for (; value < -0x40 || value > 0x3F; value >>= 7) u8(static_cast<uint8_t>(value | 0x80));
    u8(static_cast<uint8_t>(value & 0x7F));
  }
  /// Up to a multiple of `alignment`, filled with `filler`.
  void align(size_t alignment, uint8_t filler = 0) {
    while (size() % alignment != 0) u8(filler);
  }
  /// Writes over what is there.
  void patch_u32(size_t offset, uint32_t value) { std::memcpy(&bytes_[offset], &value, sizeof value); }

 private:
  std::vector<uint8_t> bytes_;
};

}  // namespace gs::vm
