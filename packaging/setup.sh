#!/bin/sh
# Installs what is missing on this machine, and only that:
#
#   packaging/setup.sh [--dry-run] [--manager NAME] [--all] WORD...
#
# WORD is what is wanted: make, test, race, build, display, e2e, package, windows,
# inspect. --dry-run says what would be done; --all takes everything as missing; --manager (apt, dnf, pacman, zypper)
# stands in for the one that is found here. Nothing missing: silent, exit 0.
set -eu

dry='' all='' manager='' words=''
while [ $# -gt 0 ]; do
	case $1 in
	--dry-run) dry=yes ;;
	--all) all=yes ;;
	--manager)
		[ $# -gt 1 ] || { echo "setup: --manager wants a name" >&2; exit 2; }
		manager=$2
		shift
		;;
	make | test | race | build | display | e2e | package | windows | inspect) words="$words $1" ;;
	*)
		echo "setup: unknown word '$1'; known are make, test, race, build, display, e2e, package, windows, inspect" >&2
		exit 2
		;;
	esac
	shift
done

window='go cc pkg-config GL/gl.h X11/Xlib.h X11/Xcursor/Xcursor.h X11/extensions/Xrandr.h
	X11/extensions/Xinerama.h X11/extensions/XInput2.h X11/extensions/xf86vmode.h'

# What each word needs. The needs are explained in the table below.
needs() {
	case $1 in
	make) echo make ;;
	test) echo go ;;
	race) echo go cc ;;
	build) echo "$window" ;;
	package) echo "$window" xz ;;
	windows) echo go x86_64-w64-mingw32-gcc makensis zip ;;
	inspect) echo desktop-file-validate appstreamcli lintian rpm groff ;;
	display) echo Xvfb gl-driver import ;;
	e2e) echo Xvfb gl-driver xdotool import strace ;;
	esac
}

# The package that brings a need: apt, dnf, pacman, zypper.
package() {
	case $1 in
	make) set -- make make make make ;;
	cc) set -- 'gcc libc6-dev' 'gcc glibc-devel' gcc 'gcc glibc-devel' ;;
	pkg-config) set -- pkg-config pkgconf-pkg-config pkgconf pkgconf-pkg-config ;;
	GL/gl.h) set -- libgl1-mesa-dev mesa-libGL-devel libglvnd Mesa-libGL-devel ;;
	X11/Xlib.h) set -- libx11-dev libX11-devel libx11 libX11-devel ;;
	X11/Xcursor/Xcursor.h) set -- libxcursor-dev libXcursor-devel libxcursor libXcursor-devel ;;
	X11/extensions/Xrandr.h) set -- libxrandr-dev libXrandr-devel libxrandr libXrandr-devel ;;
	X11/extensions/Xinerama.h) set -- libxinerama-dev libXinerama-devel libxinerama libXinerama-devel ;;
	X11/extensions/XInput2.h) set -- libxi-dev libXi-devel libxi libXi-devel ;;
	X11/extensions/xf86vmode.h) set -- libxxf86vm-dev libXxf86vm-devel libxxf86vm libXxf86vm-devel ;;
	Xvfb) set -- xvfb xorg-x11-server-Xvfb xorg-server-xvfb xorg-x11-server-Xvfb ;;
	gl-driver) set -- libgl1-mesa-dri mesa-dri-drivers mesa Mesa-dri ;;
	xdotool) set -- xdotool xdotool xdotool xdotool ;;
	import) set -- imagemagick ImageMagick imagemagick ImageMagick ;;
	strace) set -- strace strace strace strace ;;
	xz) set -- xz-utils xz xz xz ;;
	x86_64-w64-mingw32-gcc) set -- gcc-mingw-w64-x86-64 mingw64-gcc mingw-w64-gcc mingw64-cross-gcc ;;
	makensis) set -- nsis mingw32-nsis nsis mingw64-cross-nsis ;;
	zip) set -- zip zip zip zip ;;
	desktop-file-validate) set -- desktop-file-utils desktop-file-utils desktop-file-utils desktop-file-utils ;;
	appstreamcli) set -- appstream appstream appstream AppStream ;;
	lintian) set -- lintian lintian '' '' ;;
	rpm) set -- rpm rpm rpm-tools rpm ;;
	groff) set -- groff groff groff groff ;;
	esac
	case $manager in
	apt) echo "$1" ;;
	dnf) echo "$2" ;;
	pacman) echo "$3" ;;
	zypper) echo "$4" ;;
	esac
}

# Is the need met? A header is met when the compiler finds it, wherever it lies.
met() {
	[ -z "$all" ] || return 1
	case $1 in
	cc) printf '#include <stdlib.h>\n' | $compiler -E - >/dev/null 2>&1 ;;
	GL/gl.h) printf '#include <GL/gl.h>\n' | $compiler -E - >/dev/null 2>&1 ;;
	*.h) printf '#include <X11/Xlib.h>\n#include <%s>\n' "$1" | $compiler -E - >/dev/null 2>&1 ;;
	gl-driver)
		for driver in /usr/lib/dri /usr/lib64/dri /usr/lib/*/dri; do
			[ ! -e "$driver/swrast_dri.so" ] || return 0
		done
		return 1
		;;
	*) command -v "$1" >/dev/null ;;
	esac
}

compiler=${CC:-}
for name in gcc clang cc; do
	[ -n "$compiler" ] || ! command -v $name >/dev/null || compiler=$name
done
compiler=${compiler:-gcc}

find_manager() {
	for name in apt-get:apt dnf:dnf pacman:pacman zypper:zypper; do
		if command -v "${name%:*}" >/dev/null; then
			echo "${name#*:}"
			return
		fi
	done
}

command_for() {
	case $manager in
	apt) echo "apt-get update -q; ${1}env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends$2" ;;
	dnf) echo "dnf install -y$2" ;;
	pacman) echo "pacman -Sy --needed --noconfirm$2" ;;
	zypper) echo "zypper --non-interactive install$2" ;;
	esac
}

if [ "$(uname -s)" != Linux ] && [ -z "$manager" ]; then
	command -v go >/dev/null || { echo "Go is missing: install it from https://go.dev/dl and run this again." >&2; exit 1; }
	met cc || { echo "A C compiler is missing: on a Mac run xcode-select --install, on Windows install MSYS2's gcc; then run this again." >&2; exit 1; }
	exit 0
fi

missing=''
for word in $words; do
	for need in $(needs "$word"); do
		case " $missing " in *" $need "*) continue ;; esac
		met "$need" || missing="$missing $need"
	done
done

# Go comes from its makers: distributions carry older ones.
case " $missing " in
*" go "*)
	missing=$(echo " $missing " | sed 's/ go / /')
	if [ -z "$all" ]; then
		echo "Go is missing: install Go 1.26 or newer from https://go.dev/dl and run this again." >&2
		[ -n "$dry" ] || exit 1
	fi
	;;
esac

manager=${manager:-$(find_manager)}
packages=''
for need in $missing; do
	packages="$packages $(package "$need")"
done
[ -n "$packages" ] || exit 0
if [ -z "$manager" ]; then
	echo "These are missing, and this machine's package manager is not known here:$missing. Install them and run this again." >&2
	exit 1
fi

if [ -n "$dry" ]; then
	echo "would run:" "$(command_for '' "$packages")"
elif [ "$(id -u)" = 0 ]; then
	echo "installing$packages"
	sh -c "$(command_for '' "$packages")"
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
	echo "installing$packages"
	sh -c "sudo -n $(command_for 'sudo -n ' "$packages")"
else
	echo "Something is missing; please run: sudo $(command_for 'sudo ' "$packages") ; and then this again." >&2
	exit 1
fi
