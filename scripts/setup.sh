#!/bin/sh
# Prepares this checkout:  sh scripts/setup.sh [packages|browser]   (both without an argument)
#
#   packages  .venv with mmaudit (editable) and its development tools; uv when it is on PATH, else pip
#   browser   nothing when a Chromium is found, else one is installed
#
# Works as root and not as root. It asks for the system's help in two cases only, both as root on Debian and its
# children: python3-venv and a browser. Otherwise it prints the command to run.
set -eu
PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"
export PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
cd "$(dirname "$0")/.."
VENV_PYTHON=.venv/bin/python

say() { printf 'setup: %s\n' "$*" >&2; }

fail() {
  printf '\n' >&2
  for line in "$@"; do printf '%s\n' "$line" >&2; done
  exit 3
}

is_new_enough() {
  # A pyenv shim answers to "command -v" and then refuses to run: ask the interpreter itself.
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_install() {
  say "apt-get install $*"
  # A machine fresh from an image has no package lists, or old ones.
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >&2
}

find_python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if is_new_enough "$name"; then command -v "$name"; return; fi
  done
  seen="$(command -v python3 >/dev/null 2>&1 && python3 --version 2>&1 || true)"
  fail "mmaudit needs Python 3.11 or newer; found: ${seen:-none}" \
    "  Debian, Ubuntu:  sudo apt-get install python3 python3-venv" \
    "  Fedora:          sudo dnf install python3" \
    "  macOS:           brew install python@3.13" \
    "then run make again."
}

is_healthy_venv() { is_new_enough "$VENV_PYTHON" && "$VENV_PYTHON" -m pip --version >/dev/null 2>&1; }

create_venv() {
  if is_healthy_venv; then return; fi
  python="$(find_python)"
  # Debian ships Python without ensurepip, and then "python3 -m venv" fails half-way.
  if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    package="python$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')-venv"
    can_apt && apt_install "$package" || fail "$python cannot create virtual environments. Install the module and run make again:" \
      "  sudo apt-get install $package"
  fi
  say "creating .venv with $python"
  "$python" -m venv --clear .venv
}

install_with_uv() {
  command -v uv >/dev/null 2>&1 || return 1
  say "installing mmaudit and its tools with uv (a minute or two)"
  # uv brings its own list of certificates, which fails behind a company's proxy: trust what the system trusts.
  UV_NATIVE_TLS=1 UV_SYSTEM_CERTS=1 uv pip install --quiet --python "$VENV_PYTHON" --editable . --group dev && return 0
  say "uv could not do it; trying pip"
  return 1
}

install_with_pip() {
  say "installing mmaudit and its tools with pip (a minute or two)"
  # Dependency groups came with pip 25.1; Debian 12's venv brings 23.0.
  "$VENV_PYTHON" -m pip install -qq --upgrade 'pip>=25.1'
  "$VENV_PYTHON" -m pip install -qq --editable . --group dev
}

packages() {
  create_venv
  install_with_uv || install_with_pip
}

browser() {
  if "$VENV_PYTHON" -m mmaudit doctor >/dev/null 2>&1; then return; fi
  say "no browser that starts: installing one"
  # Debian's package brings the libraries that a downloaded browser misses; Ubuntu's is a shim around a snap.
  if can_apt && ! grep -qi ubuntu /etc/os-release; then apt_install chromium || say "apt-get could not do it"; fi
  "$VENV_PYTHON" -m mmaudit doctor --install >&2
}

case "${1:-all}" in
  packages) packages ;;
  browser) browser ;;
  all) packages; browser ;;
  *) fail "usage: sh scripts/setup.sh [packages|browser]" ;;
esac
