#!/bin/sh
# Starts the Windows packages of build/package under Wine: installs for one person, makes
# a notebook and writes by the command line and in the window, quits, removes the program
# and looks that the vault is still there.
#
# It wants wine64, Xvfb, xdotool and the mingw compiler. KITH_PICTURES, if set, is a
# folder for pictures of the window.
set -eu
cd "$(dirname "$0")/.."
setup=$(ls "$PWD"/build/package/kith-*-windows-amd64-setup.exe 2>/dev/null | head -1)
[ -n "$setup" ] || { echo "There is no installer for Windows in build/package: make package makes it." >&2; exit 1; }
for tool in wine Xvfb xdotool x86_64-w64-mingw32-gcc; do
	command -v $tool >/dev/null || { echo "$tool is missing: apt-get install wine wine64 xvfb xdotool gcc-mingw-w64-x86-64" >&2; exit 1; }
done

work=$(mktemp -d)
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' LANG=en_US.UTF-8 DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent
xvfb='' window=''
tidy() {
	[ -z "$window" ] || kill "$window" 2>/dev/null || true
	wineserver -k 2>/dev/null || true # the one of this prefix alone
	[ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
	rm -rf "$work"
}
trap tidy EXIT
say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*"; }
fail() { say "FAILED: $*"; exit 1; }
until_says() { # until_says ROOM: the window is at rest in this room
	for _ in $(seq 1800); do
		[ "$(cat "$work/status" 2>/dev/null | tr -d '\r' | tail -1)" != "idle $1" ] || return 0
		kill -0 "$window" 2>/dev/null || fail "the window is gone: $(tail -5 "$work/said")"
		sleep 0.1
	done
	fail "the window never came to rest in $1: $(cat "$work/status" 2>/dev/null) $(tail -5 "$work/said")"
}
picture() { [ -z "${KITH_PICTURES:-}" ] || ! command -v import >/dev/null || import -window root "$KITH_PICTURES/$1.png"; }

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb" &
xvfb=$!
until [ -s "$work/display" ]; do kill -0 $xvfb || fail "$(cat "$work/xvfb")"; sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

say "$(wine --version): making a fresh Windows"
wineboot -i >"$work/log" 2>&1 || fail "$(tail -3 "$work/log")"
if ! [ -e "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" ]; then
	# Wine before 9 lacks the one function that Go takes its randomness from.
	cat >"$work/prng.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T n) { return SystemFunction036(to, (ULONG)n); }
C
	x86_64-w64-mingw32-gcc -shared -O2 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$work/prng.c" -ladvapi32
	say "this Wine has no bcryptprimitives.dll: a small one stands in"
fi

wine "$setup" /S || fail "the installer ended with $?"
home=$(ls -d "$WINEPREFIX"/drive_c/users/*/AppData/Local | grep -v Public | head -1)
for name in kith.exe kith.com LICENSE.txt README.txt PARTS.txt uninstall.exe; do
	[ -f "$home/Programs/Kith/$name" ] || fail "the installer left no $name: $(ls -R "$home/Programs" 2>&1)"
done
[ -n "$(find "$WINEPREFIX/drive_c/users" -name Kith.lnk)" ] || fail "there is no entry in the start menu"
wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Kith' /v DisplayVersion | grep -q REG_SZ || fail "Windows does not know how to remove it"
say "installed for one person: $(du -sm "$home/Programs/Kith" | cut -f1) MB"

printf 'seven quiet herons\n' >"$work/pass"
kith() { wine "$home/Programs/Kith/kith.com" "$@"; }
say "$(kith --version | tr -d '\r'): making a notebook, writing by the command line"
kith create --passphrase-file "Z:$work/pass" >"$work/log" 2>&1 || fail "kith create: $(cat "$work/log")"
kith write --passphrase-file "Z:$work/pass" 'Written at the prompt.' >"$work/log" 2>&1 || fail "kith write: $(cat "$work/log")"
wine "$home/Programs/Kith/kith.exe" list --passphrase-file "Z:$work/pass" >"$work/log" 2>&1 || fail "kith.exe list: $(cat "$work/log")"
grep -q 'Written at the prompt' "$work/log" || fail "kith.exe printed $(cat "$work/log")"
code=0
printf 'another\n' | kith list --passphrase-file - >"$work/log" 2>&1 || code=$?
[ $code = 3 ] || fail "a wrong passphrase gave $code: $(cat "$work/log")"

say "writing in the window"
KITH_STATUS_FILE="Z:$work/status" wine "$home/Programs/Kith/kith.exe" >"$work/said" 2>&1 &
window=$!
until_says unlock
picture wine-unlock
id=$(xdotool search --onlyvisible --name '^Kith$' | tail -1)
xdotool windowfocus --sync "$id"
xdotool type --delay 60 'seven quiet herons'
xdotool key Return
until_says today
xdotool type --delay 60 'Written in the window.'
until_says today
picture wine-today
xdotool key ctrl+q
wait "$window" || fail "the window ended with an error: $(tail -5 "$work/said")"
window=''
kith list --passphrase-file "Z:$work/pass" >"$work/log" 2>&1 || fail "kith list: $(cat "$work/log")"
grep -q 'Written in the window' "$work/log" || fail "what was written in the window is not in the journal: $(cat "$work/log")"
kith verify --passphrase-file "Z:$work/pass" >"$work/log" 2>&1 || fail "kith verify: $(cat "$work/log")"
say "both texts are in the journal: $(tail -1 "$work/log" | tr -d '\r')"

wine "$home/Programs/Kith/uninstall.exe" /S || fail "the uninstaller ended with $?"
for _ in $(seq 300); do [ -e "$home/Programs/Kith" ] || break; sleep 0.1; done # it works on as a copy of itself
[ ! -e "$home/Programs/Kith" ] || fail "after removing there is left: $(ls "$home/Programs/Kith")"
[ -z "$(find "$WINEPREFIX/drive_c/users" -name Kith.lnk)" ] || fail "the entry in the start menu is left"
[ -d "$home/kith/vault" ] || fail "the vault is gone: $(ls "$home")"
say "removed: the program is gone, the vault is kept"
