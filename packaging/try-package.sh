#!/bin/sh
# Installs the deb of build/package on a fresh Debian in a folder, as a person would:
# makes a notebook, writes by the command line and in the window, quits, removes the
# program, purges it, and looks that the vault is still there and opens again.
#
#   packaging/try-package.sh [FOLDER]
#
# It wants root, debootstrap, Xvfb and xdotool, and the network for Debian's packages.
# FOLDER, if named, holds a fresh Debian already or gets one, and is kept.
set -eu
cd "$(dirname "$0")/.."
release=bookworm
deb=$(ls build/package/kith_*_"$(dpkg --print-architecture)".deb 2>/dev/null | head -1)
[ -n "$deb" ] || { echo "There is no deb in build/package: make package makes it." >&2; exit 1; }
[ "$(id -u)" = 0 ] || { echo "A fresh Debian in a folder wants root: sudo make try-package." >&2; exit 1; }
for tool in debootstrap Xvfb xdotool; do
	command -v $tool >/dev/null || { echo "$tool is missing: apt-get install debootstrap xvfb xdotool" >&2; exit 1; }
done

top=${1:-$(mktemp -d)}
keep=${1:+yes}
work=$(mktemp -d)
xvfb='' window=''
tidy() {
	[ -z "$window" ] || kill "$window" 2>/dev/null || true
	[ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
	[ -n "$keep" ] || rm -rf "$top"
	rm -rf "$work"
}
trap tidy EXIT
say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*"; }
fail() { say "FAILED: $*"; exit 1; }
inside() { chroot "$top" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }
anna() { # what a person does, in her own home
	chroot --userspec=anna "$top" env -i PATH=/usr/bin:/bin HOME=/home/anna LANG=en_US.UTF-8 DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent \
		DISPLAY="${DISPLAY:-}" KITH_STATUS_FILE=/home/anna/status "$@"
}
until_says() { # until_says ROOM: the window is at rest in this room
	for _ in $(seq 1200); do
		[ "$(tail -1 "$top/home/anna/status" 2>/dev/null)" != "idle $1" ] || return 0
		kill -0 "$window" 2>/dev/null || fail "the window is gone: $(cat "$work/said")"
		sleep 0.1
	done
	fail "the window never came to rest in $1: $(tail -1 "$top/home/anna/status" 2>/dev/null)"
}

[ -x "$top/usr/bin/apt-get" ] || { say "making a fresh Debian $release"; debootstrap --variant=minbase $release "$top" >"$work/log" 2>&1 || fail "$(tail -3 "$work/log")"; }
say "Debian $(cat "$top/etc/debian_version"), $(inside dpkg-query -f '.\n' -W | wc -l) packages, $(du -sm "$top" | cut -f1) MB"
cp "$deb" "$top/kith.deb"
cp /etc/resolv.conf "$top/etc/resolv.conf"

say "installing $(basename "$deb"), $(($(stat -c %s "$deb") / 1000000)) MB"
{ inside apt-get update -q && inside apt-get install -y -q ./kith.deb; } >"$work/log" 2>&1 || fail "$(tail -5 "$work/log")"
say "installed, with $(sed -n 's/.* \([0-9]*\) newly installed.*/\1/p' "$work/log") packages: $(sed -n 's/^After this operation, \(.*\) of additional.*/\1/p' "$work/log") more on the disk"
inside useradd -m anna
printf 'seven quiet herons\n' >"$top/home/anna/pass"
chroot "$top" chown anna /home/anna/pass

say "$(anna kith --version): making a notebook, writing by the command line"
anna kith create --passphrase-file /home/anna/pass >/dev/null
anna kith write --passphrase-file /home/anna/pass 'Written at the prompt.' >/dev/null

say "writing in the window"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb" &
xvfb=$!
until [ -s "$work/display" ]; do kill -0 $xvfb || fail "$(cat "$work/xvfb")"; sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
anna kith >"$work/said" 2>&1 &
window=$!
until_says unlock
[ -n "${KITH_PICTURES:-}" ] && command -v import >/dev/null && import -window root "$KITH_PICTURES/fresh-unlock.png"
id=$(xdotool search --onlyvisible --name '^Kith$' | tail -1)
say "window $id, class $(xprop -id "$id" WM_CLASS 2>/dev/null | cut -d= -f2)"
xdotool windowfocus --sync "$id" type --delay 30 'seven quiet herons'
xdotool key Return
until_says today
xdotool type --delay 30 'Written in the window.'
until_says today
[ -n "${KITH_PICTURES:-}" ] && command -v import >/dev/null && import -window root "$KITH_PICTURES/fresh-today.png"
xdotool key ctrl+q
wait "$window" || fail "the window ended with an error: $(cat "$work/said")"
window=''
list=$(anna kith list --passphrase-file /home/anna/pass)
for words in 'Written at the prompt' 'Written in the window'; do
	case $list in *"$words"*) ;; *) fail "'$words' is not in the journal: $list" ;; esac
done
say "both texts are in the journal"

left() { # what of the program is still there, outside the person's home
	(cd "$top" && find . -xdev -path ./proc -prune -o -path ./home -prune -o -path ./kith.deb -prune -o -path ./var/cache -prune -o -path ./var/log -prune -o -iname '*kith*' -print)
}
for verb in remove purge; do
	# apt knows nothing any more of a package that was removed and came from a file
	[ -x "$top/usr/bin/kith" ] || inside apt-get install -y -q ./kith.deb >"$work/log" 2>&1 || fail "$(tail -5 "$work/log")"
	inside apt-get $verb -y -q kith >"$work/log" 2>&1 || fail "$(tail -5 "$work/log")"
	[ ! -e "$top/usr/bin/kith" ] || fail "after apt-get $verb the program is still there"
	[ -z "$(left)" ] || fail "after apt-get $verb this is left: $(left)"
	[ -d "$top/home/anna/.local/share/kith/vault" ] || fail "apt-get $verb took the vault away"
	say "apt-get $verb: the program is gone, the vault is kept"
done
inside apt-get install -y -q ./kith.deb >"$work/log" 2>&1 || fail "$(tail -5 "$work/log")"
anna kith verify --passphrase-file /home/anna/pass >"$work/log" || fail "$(cat "$work/log")"
say "installed anew, the same vault opens: $(tail -1 "$work/log")"
