#include "stdlib/calendar.h"

#include <cmath>
#include <ctime>

namespace gs::stdlib {

namespace {

constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view kWeekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

constexpr double kFirstSecond = -62135596800.0;  // year 1
constexpr double kLastSecond = 253402300799.0;   // end of year 9999
constexpr int64_t kDay = 86400;

int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

// Days since 1970-01-01 of a civil date and back: Howard Hinnant's algorithms ("chrono-Compatible Low-Level Date
// Algorithms"), which count eras of 400 years from the first of March.
int64_t days_from_civil(int64_t y, int64_t m, int64_t d) {
  y -= m <= 2;
  int64_t era = floor_div(y, 400);
  int64_t year_of_era = y - era * 400;
  int64_t day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void civil_from_days(int64_t days, Calendar& out) {
  int64_t z = days + 719468;
  int64_t era = floor_div(z, 146097);
  int64_t day_of_era = z - era * 146097;
  int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t mp = (5 * day_of_year + 2) / 153;
  out.day = static_cast<int>(day_of_year - (153 * mp + 2) / 5 + 1);
  out.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  out.year = year_of_era + era * 400 + (out.month <= 2);
}

double clamp_moment(double t) {
  if (!std::isfinite(t)) return 0;
  return t < kFirstSecond ? kFirstSecond : t > kLastSecond ? kLastSecond : t;
}

/// Fills everything from a moment shifted by `offset` seconds.
Calendar from_shifted(double unix_seconds, int offset) {
  Calendar c;
  double whole = std::floor(unix_seconds);
  int64_t seconds = static_cast<int64_t>(whole) + offset;
  int64_t days = floor_div(seconds, kDay);
  int64_t rest = seconds - days * kDay;
  civil_from_days(days, c);
  c.hour = static_cast<int>(rest / 3600);
  c.minute = static_cast<int>(rest / 60 % 60);
  c.second = static_cast<int>(rest % 60);
  c.nanosecond = static_cast<int>((unix_seconds - whole) * 1e9);
  c.weekday = static_cast<int>(((days % 7) + 11) % 7);  // 1970-01-01 was a Thursday
  c.yearday = static_cast<int>(days - days_from_civil(c.year, 1, 1) + 1);
  c.utc_offset = offset;
  c.unix_seconds = unix_seconds;
  return c;
}

void append_number(std::string& out, int64_t n, int width) {
  std::string digits = std::to_string(n < 0 ? -n : n);
  if (n < 0) out += '-';
  for (int i = static_cast<int>(digits.size()); i < width; i++) out += '0';
  out += digits;
}

void append_directive(std::string& out, const Calendar& c, char directive) {
  switch (directive) {
    case 'Y': append_number(out, c.year, 4); break;
    case 'y': append_number(out, c.year % 100, 2); break;
    case 'm': append_number(out, c.month, 2); break;
    case 'd': append_number(out, c.day, 2); break;
    case 'H': append_number(out, c.hour, 2); break;
    case 'I': append_number(out, (c.hour + 11) % 12 + 1, 2); break;
    case 'M': append_number(out, c.minute, 2); break;
    case 'S': append_number(out, c.second, 2); break;
    case 'j': append_number(out, c.yearday, 3); break;
    case 'p': out += c.hour < 12 ? "AM" : "PM"; break;
    case 'A': out += weekday_name(c.weekday); break;
    case 'a': out += weekday_name(c.weekday).substr(0, 3); break;
    case 'B': out += month_name(c.month); break;
    case 'b': out += month_name(c.month).substr(0, 3); break;
    case 'Z': out += c.zone; break;
    case 'c': out += format_calendar(c, "%a %b %d %H:%M:%S %Y"); break;
    case 'x': out += format_calendar(c, "%m/%d/%y"); break;
    case 'X': out += format_calendar(c, "%H:%M:%S"); break;
    case '%': out += '%'; break;
    default: out += '%', out += directive;
  }
}

}  // namespace

std::string_view month_name(int month) { return month >= 1 && month <= 12 ? kMonths[month - 1] : "?"; }
std::string_view weekday_name(int weekday) { return weekday >= 0 && weekday <= 6 ? kWeekdays[weekday] : "?"; }

Calendar calendar_utc(double unix_seconds) { return from_shifted(clamp_moment(unix_seconds), 0); }

Calendar calendar_local(double unix_seconds) {
  double moment = clamp_moment(unix_seconds);
  auto seconds = static_cast<time_t>(std::floor(moment));
  struct tm fields = {};
  if (localtime_r(&seconds, &fields) == nullptr) return calendar_utc(moment);
  Calendar c = from_shifted(moment, static_cast<int>(fields.tm_gmtoff));
  c.zone = fields.tm_zone == nullptr ? "" : fields.tm_zone;
  return c;
}

double unix_from_utc(int64_t year, int64_t month, int64_t day, int64_t hour, int64_t minute, int64_t second) {
  // Arguments come from scripts: kept where no product below can overflow.
  auto clamp = [](int64_t v, int64_t most) { return v < -most ? -most : v > most ? most : v; };
  month = clamp(month, 1'000'000) - 1;
  year = clamp(year, 1'000'000) + floor_div(month, 12);
  month -= floor_div(month, 12) * 12;
  int64_t days = days_from_civil(year, month + 1, 1) + clamp(day, 1'000'000'000) - 1;
  constexpr int64_t kMost = int64_t{1} << 40;
  return static_cast<double>(days * kDay + clamp(hour, kMost) * 3600 + clamp(minute, kMost) * 60 + clamp(second, kMost));
}

std::string format_calendar(const Calendar& c, std::string_view layout) {
  std::string out;
  for (size_t i = 0; i < layout.size(); i++) {
    if (layout[i] != '%' || i + 1 == layout.size()) out += layout[i];
    else append_directive(out, c, layout[++i]);
  }
  return out;
}

std::string layout_from_example(std::string_view example) {
  struct Piece {
    std::string_view text, directive;
  };
  // Longer pieces first: "2006" before "2", "January" before "Jan".
  static constexpr Piece kPieces[] = {
      {"January", "%B"}, {"Monday", "%A"}, {"2006", "%Y"}, {"Jan", "%b"}, {"Mon", "%a"}, {"MST", "%Z"},
      {"01", "%m"}, {"02", "%d"}, {"15", "%H"}, {"03", "%I"}, {"04", "%M"}, {"05", "%S"}, {"06", "%y"},
      {"PM", "%p"}, {"2", "%d"}, {"1", "%m"}, {"3", "%I"}, {"4", "%M"}, {"5", "%S"},
  };
  std::string out;
  while (!example.empty()) {
    bool matched = false;
    for (const Piece& piece : kPieces) {
      if (!example.starts_with(piece.text)) continue;
      out += piece.directive;
      example.remove_prefix(piece.text.size());
      matched = true;
      break;
    }
    if (matched) continue;
    out += example[0];
    example.remove_prefix(1);
  }
  return out;
}

namespace {

struct Reader {
  std::string_view rest;

  bool number(int max_digits, int64_t& out) {
    size_t n = 0;
    out = 0;
    while (n < rest.size() && n < static_cast<size_t>(max_digits) && rest[n] >= '0' && rest[n] <= '9') {
      out = out * 10 + (rest[n++] - '0');
    }
    rest.remove_prefix(n);
    return n > 0;
  }
  /// One of `names`, whole or its first three letters; `index` counts from 0.
  template <size_t N>
  bool name(const std::string_view (&names)[N], int64_t& index) {
    for (size_t i = 0; i < N; i++) {
      for (std::string_view form : {names[i], names[i].substr(0, 3)}) {
        if (!rest.starts_with(form)) continue;
        rest.remove_prefix(form.size());
        index = static_cast<int64_t>(i);
        return true;
      }
    }
    return false;
  }
};

struct Parsed {
  int64_t year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  bool afternoon = false, twelve_hours = false;
};

bool read_directive(Reader& in, char directive, Parsed& p) {
  int64_t index;
  switch (directive) {
    case 'Y': return in.number(4, p.year);
    case 'y': {
      if (!in.number(2, p.year)) return false;
      p.year += p.year < 69 ? 2000 : 1900;
      return true;
    }
    case 'm': return in.number(2, p.month) && p.month >= 1 && p.month <= 12;
    case 'd': return in.number(2, p.day) && p.day >= 1 && p.day <= 31;
    case 'H': return in.number(2, p.hour) && p.hour <= 23;
    case 'I': p.twelve_hours = true; return in.number(2, p.hour) && p.hour >= 1 && p.hour <= 12;
    case 'M': return in.number(2, p.minute) && p.minute <= 59;
    case 'S': return in.number(2, p.second) && p.second <= 60;
    case 'A': case 'a': return in.name(kWeekdays, index);
    case 'B': case 'b':
      if (!in.name(kMonths, index)) return false;
      p.month = index + 1;
      return true;
    case 'p':
      p.afternoon = in.rest.starts_with("PM");
      if (!p.afternoon && !in.rest.starts_with("AM")) return false;
      in.rest.remove_prefix(2);
      return true;
    case 'Z':
      while (!in.rest.empty() && in.rest[0] >= 'A' && in.rest[0] <= 'Z') in.rest.remove_prefix(1);
      return true;
    case '%':
      if (!in.rest.starts_with("%")) return false;
      in.rest.remove_prefix(1);
      return true;
    default: return false;
  }
}

}  // namespace

bool parse_calendar(std::string_view text, std::string_view layout, Calendar& out, std::string& error) {
  Reader in{text};
  Parsed p;
  for (size_t i = 0; i < layout.size(); i++) {
    bool ok;
    if (layout[i] == '%' && i + 1 < layout.size()) {
      ok = read_directive(in, layout[++i], p);
    } else {
      ok = !in.rest.empty() && in.rest[0] == layout[i];
      if (ok) in.rest.remove_prefix(1);
    }
    if (!ok) {
      error = "cannot parse '" + std::string(text) + "' as '" + std::string(layout) + "' at position " +
              std::to_string(text.size() - in.rest.size() + 1);
      return false;
    }
  }
  if (!in.rest.empty()) {
    error = "extra text in '" + std::string(text) + "' after the date";
    return false;
  }
  if (p.twelve_hours) p.hour = p.hour % 12 + (p.afternoon ? 12 : 0);
  out = calendar_utc(unix_from_utc(p.year, p.month, p.day, p.hour, p.minute, p.second));
  return true;
}

}  // namespace gs::stdlib
