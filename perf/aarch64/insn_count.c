// Counts the instructions an AArch64 program executes under qemu-aarch64: a plug-in for its translator.
//
//   qemu-aarch64 -plugin insn_count.so,out=FILE[,blocks=N] PROGRAM ...
//
// qemu translates guest code block by block (straight-line code, entered at its head only) and tells a plug-in of each
// block before it first runs. The plug-in notes how long it is and asks to be called whenever it begins; at the end,
// instructions = sum over blocks of length * times. All figures are derived from that one counter per block:
//
//   total N          instructions of the program and of what it links, system calls not included
//   file N           of these, in code that stands in a file: the program and its libraries
//   made N           in code that was made at run time
//   translated N     blocks, each as often as qemu translated it
//   block TIMES LENGTH ADDRESS file|made NAME
//   <tab>INSTRUCTION
//                    with blocks=N: the N blocks that executed most instructions, most first, disassembled. NAME is
//                    the function of the program that the block begins in, or `-`.
//
// Counters are updated atomically, so all threads of the program are counted. A block that a fault leaves half-way
// counts whole. A program that dies by a signal leaves no report.
//
// Debian packages no header for plug-ins, so what is used of the interface is declared below: version 1 of what qemu's
// documentation calls TCG plugins. A qemu that no longer offers that version says so and does not start.
#include <inttypes.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- What is used of qemu --------------------------------------------------------------------------------------------

#define EXPORT __attribute__((visibility("default")))

typedef uint64_t qemu_plugin_id_t;
typedef struct qemu_info_t qemu_info_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;

enum { kNoRegisters = 0 };  // QEMU_PLUGIN_CB_NO_REGS: the callback reads none

void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t id,
                                           void (*callback)(qemu_plugin_id_t id, struct qemu_plugin_tb* block));
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb* block, void (*callback)(unsigned cpu, void* data),
                                          int flags, void* data);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t id, void (*callback)(qemu_plugin_id_t id, void* data), void* data);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb* block);
struct qemu_plugin_insn* qemu_plugin_tb_get_insn(const struct qemu_plugin_tb* block, size_t index);
void* qemu_plugin_insn_haddr(const struct qemu_plugin_insn* insn);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn* insn);
const char* qemu_plugin_insn_symbol(const struct qemu_plugin_insn* insn);
char* qemu_plugin_insn_disas(const struct qemu_plugin_insn* insn);

EXPORT int qemu_plugin_version = 1;

// --- Blocks ----------------------------------------------------------------------------------------------------------

typedef struct Block Block;

/// Code at an address. The same code translated again is the same block; other code at that address is another one, for
/// memory of machine code is used again.
struct Block {
  Block* next;         // in its bucket
  uint64_t address;    // as the program sees it
  uint64_t code_hash;  // of the instructions
  uint32_t length;     // in instructions
  bool made;           // at run time
  uint64_t times;      // begun
  const char* name;    // qemu's, lives as long as qemu; or null
  char* text;          // disassembly, if wanted
};

enum { kBuckets = 1 << 16 };
static Block* buckets[kBuckets];
static size_t block_count;
static uint64_t translated;

/// Held while blocks are looked up and made: threads of the program translate at the same time.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static const char* out_path;
static size_t blocks_wanted;

static void* must(void* memory) {
  if (memory == NULL) {
    fprintf(stderr, "insn_count: out of memory\n");
    abort();
  }
  return memory;
}

// --- Does code stand in a file? --------------------------------------------------------------------------------------

/// One line of this process's map: [begin, end) and whether a file's content is mapped there. Memory that merely has a
/// name (/memfd:..., /dev/shm/...) is no file: that is how code made at run time gets mapped twice.
static bool parse_mapping(const char* line, uint64_t* begin, uint64_t* end, bool* is_file) {
  int path_at = 0;
  if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %*s %*s %*s %*s %n", begin, end, &path_at) < 2 || path_at == 0) {
    return false;
  }
  const char* path = line + path_at;
  *is_file = path[0] == '/' && strncmp(path, "/memfd:", 7) != 0 && strncmp(path, "/dev/", 5) != 0;
  return true;
}

/// qemu in user mode maps the program into its own memory, so its own map knows where each byte of code comes from.
static bool look_up_mapping(uint64_t host) {
  FILE* maps = fopen("/proc/self/maps", "r");
  if (maps == NULL) return false;
  char line[4352];  // a path has up to 4096 bytes
  bool found = false;
  while (!found && fgets(line, sizeof line, maps) != NULL) {
    uint64_t begin, end;
    bool is_file;
    found = parse_mapping(line, &begin, &end, &is_file) && host >= begin && host < end && is_file;
  }
  fclose(maps);
  return found;
}

/// Remembers the answer for each page (of 4 KiB, whatever the guest's are). A page of a file is taken to stay one.
static bool in_file(const void* code) {
  enum { kPages = 1 << 14 };
  static struct {
    uint64_t page;
    bool known, is_file;
  } pages[kPages];
  uint64_t host = (uintptr_t)code, page = host >> 12;
  size_t at = page % kPages;
  if (!pages[at].known || pages[at].page != page) {
    pages[at].page = page;
    pages[at].known = true;
    pages[at].is_file = look_up_mapping(host);
  }
  return pages[at].is_file;
}

// --- Translation -----------------------------------------------------------------------------------------------------

/// FNV-1a over the instructions, read where they stand: in user mode the program's memory is qemu's.
static uint64_t hash_code(const struct qemu_plugin_tb* tb, size_t length) {
  uint64_t hash = 0xcbf29ce484222325;
  for (size_t i = 0; i < length; i++) {
    uint32_t word;
    memcpy(&word, qemu_plugin_insn_haddr(qemu_plugin_tb_get_insn(tb, i)), sizeof word);
    hash = (hash ^ word) * 0x100000001b3;
  }
  return hash;
}

static char* disassemble(const struct qemu_plugin_tb* tb, size_t length) {
  char* text = NULL;
  size_t size = 0;
  FILE* stream = must(open_memstream(&text, &size));
  for (size_t i = 0; i < length; i++) {
    char* line = qemu_plugin_insn_disas(qemu_plugin_tb_get_insn(tb, i));
    fprintf(stream, "\t%s\n", line);
    free(line);
  }
  fclose(stream);
  return must(text);
}

/// The block with this code, which is made when there is none yet.
static Block* block_of(const struct qemu_plugin_tb* tb, size_t length) {
  const struct qemu_plugin_insn* first = qemu_plugin_tb_get_insn(tb, 0);
  uint64_t address = qemu_plugin_insn_vaddr(first), hash = hash_code(tb, length);
  Block** bucket = &buckets[(address >> 2 ^ address >> 18) % kBuckets];
  for (Block* block = *bucket; block != NULL; block = block->next) {
    if (block->address == address && block->length == length && block->code_hash == hash) return block;
  }
  Block* block = must(calloc(1, sizeof *block));
  block->next = *bucket;
  block->address = address;
  block->code_hash = hash;
  block->length = (uint32_t)length;
  block->made = !in_file(qemu_plugin_insn_haddr(first));
  if (blocks_wanted > 0) {
    block->name = qemu_plugin_insn_symbol(first);
    block->text = disassemble(tb, length);
  }
  block_count++;
  *bucket = block;
  return block;
}

static void on_execution(unsigned cpu, void* data) {
  (void)cpu;
  __atomic_fetch_add(&((Block*)data)->times, 1, __ATOMIC_RELAXED);
}

static void on_translation(qemu_plugin_id_t id, struct qemu_plugin_tb* tb) {
  (void)id;
  size_t length = qemu_plugin_tb_n_insns(tb);
  if (length == 0) return;
  pthread_mutex_lock(&lock);
  Block* block = block_of(tb, length);
  translated++;
  pthread_mutex_unlock(&lock);
  qemu_plugin_register_vcpu_tb_exec_cb(tb, on_execution, kNoRegisters, block);
}

// --- Report ----------------------------------------------------------------------------------------------------------

static uint64_t work(const Block* block) { return block->times * block->length; }

/// Most work first; blocks with the same work by address, so that reports repeat.
static int compare_work(const void* x, const void* y) {
  const Block *a = *(Block* const*)x, *b = *(Block* const*)y;
  if (work(a) != work(b)) return work(a) < work(b) ? 1 : -1;
  return (a->address > b->address) - (a->address < b->address);
}

static Block** all_blocks(void) {
  Block** all = must(malloc((block_count + 1) * sizeof *all));
  size_t count = 0;
  for (size_t i = 0; i < kBuckets; i++) {
    for (Block* block = buckets[i]; block != NULL; block = block->next) all[count++] = block;
  }
  return all;
}

static void report_totals(FILE* out, Block** all) {
  uint64_t file = 0, made = 0;
  for (size_t i = 0; i < block_count; i++) *(all[i]->made ? &made : &file) += work(all[i]);
  fprintf(out, "total %" PRIu64 "\nfile %" PRIu64 "\nmade %" PRIu64 "\n", file + made, file, made);
  fprintf(out, "translated %" PRIu64 "\n", translated);
}

static void report_blocks(FILE* out, Block** all) {
  qsort(all, block_count, sizeof *all, compare_work);
  for (size_t i = 0; i < block_count && i < blocks_wanted && all[i]->times > 0; i++) {
    const Block* block = all[i];
    fprintf(out, "block %" PRIu64 " %" PRIu32 " 0x%" PRIx64 " %s %s\n%s", block->times, block->length, block->address,
            block->made ? "made" : "file", block->name != NULL && block->name[0] != 0 ? block->name : "-", block->text);
  }
}

static void on_exit_of_program(qemu_plugin_id_t id, void* data) {
  (void)id, (void)data;
  FILE* out = fopen(out_path, "w");
  if (out == NULL) {
    perror(out_path);
    return;
  }
  pthread_mutex_lock(&lock);
  Block** all = all_blocks();
  report_totals(out, all);
  report_blocks(out, all);
  pthread_mutex_unlock(&lock);
  free(all);
  fclose(out);
}

// --- Start -----------------------------------------------------------------------------------------------------------

/// The value of an argument NAME=VALUE, or null when it is another argument.
static const char* value_of(const char* argument, const char* name) {
  size_t length = strlen(name);
  return strncmp(argument, name, length) == 0 && argument[length] == '=' ? argument + length + 1 : NULL;
}

EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t* info, int argc, char** argv) {
  (void)info;
  for (int i = 0; i < argc; i++) {
    const char* value;
    if ((value = value_of(argv[i], "out")) != NULL) {
      out_path = must(strdup(value));
    } else if ((value = value_of(argv[i], "blocks")) != NULL) {
      blocks_wanted = strtoul(value, NULL, 10);
    } else {
      fprintf(stderr, "insn_count: unknown argument %s\n", argv[i]);
      return -1;
    }
  }
  if (out_path == NULL) {
    fprintf(stderr, "insn_count: out=FILE is missing\n");
    return -1;
  }
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
  qemu_plugin_register_atexit_cb(id, on_exit_of_program, NULL);
  return 0;
}
