// The interactive session.
//
// Input is read line by line through libedit (history, editing, completion of names); lines are collected while the
// parser says that the text only ends too early. What parses as an expression is shown. Everything runs in one global
// scope; Ctrl-C stops the running input, not the session.
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "vm/bytecode/compiler.h"
#include "vm/cli/run.h"
#include "vm/frontend/parser.h"
#include "vm/interp/calls.h"
#include "vm/runtime/output.h"
#include "vm/runtime/uncaught.h"
#include "vm/table.h"

#ifdef GS_HAVE_LIBEDIT
#include <histedit.h>
#endif

namespace gs::cli {

namespace {

constexpr const char* kPrompt = "> ";
constexpr const char* kContinuationPrompt = ">> ";

/// What could come next after `text`: names of globals, and of fields of the table before a dot.
std::vector<std::string> completions(vm::Vm& vm, const std::string& word) {
  std::vector<std::string> out;
  size_t dot = word.find_last_of(".:");
  if (dot == std::string::npos) {
    for (uint32_t i = 0; i < vm.global_count(); i++) {
      std::string name(vm.global_name(i)->view());
      if (name.starts_with(word) && !vm.globals[i].is_nil()) out.push_back(name);
    }
    return out;
  }
  vm::Value owner = vm.get_global(word.substr(0, dot));
  if (!owner.is_table()) return out;
  vm::TableCursor cursor = 0;
  vm::Value key, value;
  while (vm::table_next(vm, owner.as_table(), cursor, key, value)) {
    if (!key.is_string() || key.as_string()->is_rope()) continue;
    std::string name(key.as_string()->view());
    if (name.starts_with(word.substr(dot + 1))) out.push_back(word.substr(0, dot + 1) + name);
  }
  return out;
}

std::string common_prefix(const std::vector<std::string>& words) {
  std::string prefix = words.front();
  for (const std::string& word : words) {
    size_t n = 0;
    while (n < prefix.size() && n < word.size() && prefix[n] == word[n]) n++;
    prefix.resize(n);
  }
  return prefix;
}

/// Reads lines, with editing where the terminal and the build have it.
class LineReader {
 public:
  explicit LineReader(vm::Vm& vm) : vm_(vm) {
#ifdef GS_HAVE_LIBEDIT
    edit_ = el_init("gscript", stdin, stdout, stderr);
    history_ = history_init();
    if (edit_ == nullptr || history_ == nullptr) return;
    HistEvent event;
    history(history_, &event, H_SETSIZE, 1000);
    history(history_, &event, H_SETUNIQUE, 1);
    el_set(edit_, EL_CLIENTDATA, this);
    el_set(edit_, EL_PROMPT, +[](EditLine* e) -> char* { return const_cast<char*>(self(e)->prompt_); });
    el_set(edit_, EL_EDITOR, "emacs");
    el_set(edit_, EL_SIGNAL, 0);
    el_set(edit_, EL_HIST, history, history_);
    el_set(edit_, EL_ADDFN, "complete", "complete a name", &LineReader::complete);
    el_set(edit_, EL_BIND, "^I", "complete", nullptr);
    // While a line is edited, Ctrl-C is a key: libedit would wait for more input after a signal.
    el_set(edit_, EL_SETTY, "-d", "intr=", nullptr);
    el_set(edit_, EL_ADDFN, "drop", "drop the input", &LineReader::drop);
    el_set(edit_, EL_BIND, "^C", "drop", nullptr);
    if (const char* home = std::getenv("HOME")) {
      history_file_ = std::string(home) + "/.gscript_history";
      history(history_, &event, H_LOAD, history_file_.c_str());
    }
#endif
  }
  ~LineReader() {
#ifdef GS_HAVE_LIBEDIT
    if (history_ != nullptr) {
      HistEvent event;
      if (!history_file_.empty()) history(history_, &event, H_SAVE, history_file_.c_str());
      history_end(history_);
    }
    if (edit_ != nullptr) el_end(edit_);
#endif
  }
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  enum class Read { kLine, kInterrupted, kEnd };
  /// The next line, its end included.
  Read read(const char* prompt, std::string& line) {
#ifdef GS_HAVE_LIBEDIT
    if (edit_ != nullptr) return read_edited(prompt, line);
#endif
    std::fputs(prompt, stdout);
    std::fflush(stdout);
    line.clear();
    for (int c; (c = std::getchar()) != EOF;) {
      line += static_cast<char>(c);
      if (c == '\n') return Read::kLine;
    }
    return line.empty() ? Read::kEnd : Read::kLine;
  }

 private:
#ifdef GS_HAVE_LIBEDIT
  static LineReader* self(EditLine* edit) {
    void* data = nullptr;
    el_get(edit, EL_CLIENTDATA, &data);
    return static_cast<LineReader*>(data);
  }

  Read read_edited(const char* prompt, std::string& line) {
    prompt_ = prompt;
    int count = 0;
    const char* text = el_gets(edit_, &count);
    bool dropped = std::exchange(dropped_, false);
    if ((vm_.end_poll(vm::kPollInterrupt) & vm::kPollInterrupt) || dropped) {
      if (!dropped) std::fputs("\n", stdout);
      return Read::kInterrupted;
    }
    if (text == nullptr || count <= 0) return Read::kEnd;
    line.assign(text, static_cast<size_t>(count));
    HistEvent event;
    if (line.find_first_not_of(" \t\r\n") != std::string::npos) history(history_, &event, H_ENTER, text);
    return Read::kLine;
  }

  static unsigned char drop(EditLine* edit, int) {
    self(edit)->dropped_ = true;
    return CC_NEWLINE;
  }

  static unsigned char complete(EditLine* edit, int) {
    const LineInfo* info = el_line(edit);
    const char* start = info->cursor;
    auto is_name = [](char c) { return c == '_' || c == '.' || c == ':' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); };
    while (start > info->buffer && is_name(start[-1])) start--;
    std::string word(start, info->cursor);
    std::vector<std::string> found = completions(self(edit)->vm_, word);
    if (found.empty()) return CC_ERROR;
    std::string more = common_prefix(found).substr(word.size());
    if (!more.empty() && el_insertstr(edit, more.c_str()) == 0) return CC_REFRESH;
    if (found.size() == 1) return CC_NORM;
    std::fputs("\n", stdout);
    for (const std::string& name : found) std::printf("%s  ", name.c_str());
    std::fputs("\n", stdout);
    return CC_REDISPLAY;
  }

  EditLine* edit_ = nullptr;
  History* history_ = nullptr;
  std::string history_file_;
  const char* prompt_ = "";
  bool dropped_ = false;
#endif
  [[maybe_unused]] vm::Vm& vm_;
};

bool parses(const std::string& text, bool* incomplete = nullptr) {
  Source source{"repl", text};
  Arena arena;
  frontend::Diagnostics diagnostics;
  frontend::Chunk chunk;
  bool ok = frontend::parse(source, arena, diagnostics, chunk);
  if (incomplete != nullptr) *incomplete = !ok && diagnostics.incomplete();
  return ok;
}

/// Whether the text is one list of expressions: then `return` in front of it makes a statement that is all of it.
bool is_expression(const std::string& text) {
  Source source{"repl", "return " + text};
  Arena arena;
  frontend::Diagnostics diagnostics;
  frontend::Chunk chunk;
  if (!frontend::parse(source, arena, diagnostics, chunk)) return false;
  const auto& statements = chunk.main->body.stmts;
  return statements.size == 1 && statements[0]->kind == frontend::StmtKind::kReturn &&
         frontend::cast<frontend::ReturnStmt>(statements[0])->values.size > 0;
}

struct InputTask {
  vm::Vm& vm;
  std::string text;
  bool show;
};

/// Runs one input and shows its values, or its error.
void run_input(void* context) {
  auto& task = *static_cast<InputTask*>(context);
  vm::Vm& vm = task.vm;
  auto source = std::make_unique<Source>(Source{"repl", task.text});
  Result<vm::Closure*> closure = vm.load(std::move(source));
  if (!closure.ok()) {
    report_end(vm, true);
    return;
  }
  vm::Value* results;
  Result<uint32_t> count = vm.call(vm::Value::function(*closure), nullptr, 0, &results);
  if (!count.ok()) {
    report_end(vm, false);
    return;
  }
  if (!task.show || *count == 0 || (*count == 1 && results[0].is_nil())) return;
  std::vector<vm::Value> values(results, results + *count);
  vm::Value print = vm.get_global("print");
  vm::Value* ignored;
  if (print.is_function() && !vm.call(print, values.data(), *count, &ignored).ok()) report_end(vm, false);
}

/// Collects lines until they make a whole input. False: the session ends.
bool read_input(LineReader& reader, std::string& text) {
  text.clear();
  std::string line;
  for (;;) {
    switch (reader.read(text.empty() ? kPrompt : kContinuationPrompt, line)) {
      case LineReader::Read::kEnd: return false;
      case LineReader::Read::kInterrupted: text.clear(); continue;
      case LineReader::Read::kLine: break;
    }
    text += line;
    bool incomplete = false;
    if (parses(text, &incomplete) || !incomplete) return true;
    // A line that is incomplete as a statement may be a whole expression.
    if (is_expression(text)) return true;
  }
}

std::string trimmed(const std::string& text) {
  size_t from = text.find_first_not_of(" \t\r\n"), to = text.find_last_not_of(" \t\r\n");
  return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

}  // namespace

int run_repl(vm::Vm& vm) {
  std::puts("GScript REPL (type 'exit' to quit)");
  LineReader reader(vm);
  std::string text;
  while (read_input(reader, text)) {
    std::string word = trimmed(text);
    if (word.empty()) continue;
    if (word == "exit" || word == "quit") break;
    bool expression = is_expression(text);
    InputTask task{vm, expression ? "return " + text : text, expression};
    vm.run_on_main(run_input, &task);
    vm::flush_output(vm);
    if (vm.stopping() == vm::Stop::kExit) return vm.exit_code();
    vm.clear_stop();
  }
  return kExitOk;
}

}  // namespace gs::cli
