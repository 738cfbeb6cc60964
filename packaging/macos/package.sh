# Sourced by packaging/package.sh: Kith.app in a disk image, on a Mac.

program_darwin() { # program_darwin darwin-ARCH
	[ "$(uname -s)" = Darwin ] || [ -f "build/prebuilt/$1/kith" ] || { echo "Kith for macOS is built on a Mac: its toolkit needs Apple's own headers." >&2; return 1; }
	build "$1" "build/release/$1/kith" ''
}

package_darwin() { # package_darwin darwin-ARCH
	program_darwin "$1"
	packaging/macos/bundle.sh "build/release/$1/kith" "build/release/$1"
	if [ -f "build/release/$1/Kith.dmg" ]; then
		cp "build/release/$1/Kith.dmg" "build/package/kith-$VERSION-macos-${1#*-}.dmg"
	else # no Mac: the bundle alone, neither signed nor an image
		(cd "build/release/$1" && tar -cJf "../../package/kith-$VERSION-macos-${1#*-}.tar.xz" Kith.app)
	fi
	parts "$1" "build/release/$1/kith"
}
