# The compiler, the linker and the cross-build settings: the only file that knows them.
#
#   GS_TARGET=native     (default) build for this machine
#   GS_TARGET=aarch64    cross-build for AArch64 Linux against GS_SYSROOT, run tests under qemu-aarch64
#
# Why clang 19 and nothing else: the interpreter needs [[clang::musttail]] and the compiled tiers call through
# [[clang::preserve_none]]; both exist for x86-64 and AArch64 from clang 19 on. GCC has neither before 15.
#
# Every preset in CMakePresets.json uses this file. CMake reads a toolchain file several times (also for each
# try_compile), so it only sets variables and must give the same answer each time.

set(GS_TARGET "native" CACHE STRING "What to build for: native, aarch64")
set(GS_SYSROOT "${CMAKE_CURRENT_LIST_DIR}/build/sysroot-arm64" CACHE PATH
    "AArch64 Debian headers and libraries, made by tools/make-sysroot")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES GS_TARGET GS_SYSROOT)

# --- The compiler ---------------------------------------------------------------------------------------------
# Debian calls it clang++-19. Homebrew keeps it out of PATH, because Apple's own clang is called the same.
set(GS_LLVM_HINTS /usr/lib/llvm-19/bin /opt/homebrew/opt/llvm@19/bin /usr/local/opt/llvm@19/bin)
if(NOT CMAKE_CXX_COMPILER)
  find_program(GS_CLANGXX NAMES clang++-19 clang++ HINTS ${GS_LLVM_HINTS} NO_CMAKE_FIND_ROOT_PATH)
  find_program(GS_CLANG NAMES clang-19 clang HINTS ${GS_LLVM_HINTS} NO_CMAKE_FIND_ROOT_PATH)
  if(NOT GS_CLANGXX OR NOT GS_CLANG)
    message(FATAL_ERROR "clang 19 not found. `./dev build` installs what is missing "
                        "(Debian, Ubuntu: clang-19 lld-19; macOS: brew install llvm@19).")
  endif()
  set(CMAKE_CXX_COMPILER "${GS_CLANGXX}")
  set(CMAKE_C_COMPILER "${GS_CLANG}")
  set(CMAKE_ASM_COMPILER "${GS_CLANG}")
endif()

# --- The linker -----------------------------------------------------------------------------------------------
# lld: identical-code folding, packed relative relocations (start-up time), one linker for both targets. clang
# looks for ld.lld beside itself first, so "lld" means the one of the same version. macOS keeps Apple's.
if(NOT CMAKE_HOST_APPLE)
  foreach(kind EXE SHARED MODULE)
    set(CMAKE_${kind}_LINKER_FLAGS_INIT "-fuse-ld=lld")
  endforeach()
endif()

# --- Cross to AArch64 Linux -----------------------------------------------------------------------------------
if(GS_TARGET STREQUAL "aarch64")
  if(NOT EXISTS "${GS_SYSROOT}/usr/include")
    message(FATAL_ERROR "no AArch64 sysroot at ${GS_SYSROOT}. `tools/make-sysroot` makes it.")
  endif()
  set(CMAKE_SYSTEM_NAME Linux)
  set(CMAKE_SYSTEM_PROCESSOR aarch64)
  set(CMAKE_SYSROOT "${GS_SYSROOT}")
  set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
  foreach(language C CXX ASM)
    set(CMAKE_${language}_COMPILER_TARGET aarch64-linux-gnu)
  endforeach()
  # Libraries and headers come from the sysroot only: an x86-64 one found by accident fails at link time, far from
  # its cause.
  set(CMAKE_FIND_ROOT_PATH "${GS_SYSROOT}")
  set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
  foreach(kind LIBRARY INCLUDE PACKAGE)
    set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
  endforeach()
  # CTest and the discovery of unit tests run everything through this.
  set(CMAKE_CROSSCOMPILING_EMULATOR "qemu-aarch64;-L;${GS_SYSROOT}")
elseif(NOT GS_TARGET STREQUAL "native")
  message(FATAL_ERROR "GS_TARGET=${GS_TARGET}: expected native or aarch64")
endif()
