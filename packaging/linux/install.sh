#!/bin/sh
# Installs Kith from this folder for one person, or takes it away again:
#
#   ./install.sh [--prefix DIR] [--remove]
#
# DIR is ~/.local by itself; for everybody on this machine: sudo ./install.sh --prefix /usr/local.
# The vault lies elsewhere and is never touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${HOME:-}/.local
remove=''
while [ $# -gt 0 ]; do
	case $1 in
	--prefix)
		[ $# -gt 1 ] && [ -n "$2" ] || { echo "install: --prefix wants a folder" >&2; exit 2; }
		prefix=$2
		shift
		;;
	--remove) remove=yes ;;
	*)
		echo "install: unknown word '$1'; known are --prefix DIR and --remove" >&2
		exit 2
		;;
	esac
	shift
done
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac

# The files that belong to the program, as this folder has them.
files() { (cd "$here" && find bin share -type f | sort); }

files | while IFS= read -r name; do
	if [ -n "$remove" ]; then
		rm -f "$prefix/$name"
		rmdir -p "$prefix/$(dirname "$name")" 2>/dev/null || true # folders that are empty now
	else
		mkdir -p "$prefix/$(dirname "$name")"
		cp "$here/$name" "$prefix/$name.new"
		mv -f "$prefix/$name.new" "$prefix/$name"
	fi
done
if [ -z "$remove" ]; then
	entry=$prefix/share/applications/kith.desktop
	sed "s|^Exec=kith\$|Exec=\"$prefix/bin/kith\"|" "$here/share/applications/kith.desktop" >"$entry"
fi

# The lists that desktops keep of all this; without the programs for it they find out later.
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$prefix/share/applications" 2>/dev/null || true; fi
if command -v update-mime-database >/dev/null && [ -d "$prefix/share/mime/packages" ]; then update-mime-database "$prefix/share/mime" 2>/dev/null || true; fi
if command -v gtk-update-icon-cache >/dev/null && [ -d "$prefix/share/icons/hicolor" ]; then gtk-update-icon-cache -q -t "$prefix/share/icons/hicolor" 2>/dev/null || true; fi

if [ -n "$remove" ]; then
	echo "Kith is taken away from $prefix. The vault is where it was."
else
	echo "Kith is in $prefix/bin/kith."
	case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "To start it by its name, $prefix/bin must be in PATH." ;; esac
fi
