#!/bin/sh
# Makes the packages of this version in build/package, each with the list of its parts,
# and SHA256SUMS over all:
#
#   packaging/package.sh [--program] [TARGET...]
#
# TARGET is linux-amd64, linux-arm64, windows-amd64, windows-arm64, darwin-amd64 or
# darwin-arm64. Without one: what this machine can make. A target that cannot be made is
# told in a sentence, the others go on, and it ends with 1.
#
# --program leaves the bare program in build/prebuilt/TARGET; one that lies there, from
# another machine, is taken as it is. SOURCE_DATE_EPOCH gives the time that the files bear; by itself
# it is that of the last commit, so the same commit makes the same packages.
set -u
cd "$(dirname "$0")/.." || exit 1
umask 022
export LC_ALL=C TZ=UTC

VERSION=$(sed -n 's/^ *Version *= *"\(.*\)".*/\1/p' FyneApp.toml)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
GO=${GO:-go}
GOFLAGS=
export VERSION SOURCE_DATE_EPOCH GO GOFLAGS

# What the steps share. The tags: a release was tested with the toolkit's thread checks.
build() { # build TARGET PROGRAM LDFLAGS: the program, or the one that was built elsewhere
	mkdir -p "$(dirname "$2")"
	if [ -f "build/prebuilt/$1/$(basename "$2")" ]; then
		cp "build/prebuilt/$1/$(basename "$2")" "$2"
	else
		GOOS=${1%-*} GOARCH=${1#*-} CGO_ENABLED=1 "$GO" build -trimpath -buildvcs=false -tags release,migrated_fynedo -ldflags "-s -w $3" -o "$2" .
	fi
}
pack() { CGO_ENABLED=0 "$GO" run -trimpath -buildvcs=false ./packaging/pack "$@"; }
stamp() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }
parts() { # parts TARGET PROGRAM
	pack sbom "$2" "$VERSION" "$(date -u -r build/release/clock +%Y-%m-%dT%H:%M:%SZ)" >"build/package/kith-$VERSION-$1.cdx.json"
}

. packaging/linux/package.sh
. packaging/windows/package.sh
. packaging/macos/package.sh

case $(uname -s) in
Linux) targets="linux-$("$GO" env GOHOSTARCH) windows-amd64" ;;
Darwin) targets='darwin-arm64 darwin-amd64' ;;
*) targets="windows-$("$GO" env GOHOSTARCH)" ;;
esac
step=package
[ "${1:-}" != --program ] || { step=program; shift; }
[ $# -eq 0 ] || targets=$*

rm -rf build/package build/release
mkdir -p build/package build/release
touch -d "@$SOURCE_DATE_EPOCH" build/release/clock 2>/dev/null || touch -t "$(date -u -r "$SOURCE_DATE_EPOCH" +%Y%m%d%H%M.%S)" build/release/clock
pack icons build/release/icons || exit 1

left=''
for target in $targets; do
	echo "== $target"
	(set -e; "${step}_${target%-*}" "$target") # not in a condition: there set -e would be off
	[ $? -eq 0 ] || left="$left $target"
done

if [ $step = program ]; then
	for target in $targets; do
		mkdir -p "build/prebuilt/$target"
		cp "build/release/$target"/kith* "build/prebuilt/$target/" || left="$left $target"
	done
	[ -z "$left" ]
	exit
fi
cd build/package || exit 1
rm -f SHA256SUMS
set -- *
[ -e "$1" ] || { echo "No package could be made; what is missing stands above." >&2; exit 1; }
if command -v sha256sum >/dev/null; then sha256sum "$@" >SHA256SUMS; else shasum -a 256 "$@" >SHA256SUMS; fi
echo "== made in build/package"
ls -l "$@" SHA256SUMS | awk '{ printf "%12s  %s\n", $5, $NF }'
[ -z "$left" ] || { echo "Not made here, for the reason above:$left" >&2; exit 1; }
