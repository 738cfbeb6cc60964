# Sourced by packaging/package.sh: the program with icon, version and manifest, its twin
# for a console, an installer for one person, and a zip to carry about.

program_windows() { # program_windows windows-ARCH
	arch=${1#*-}
	at=build/release/$1
	packaging/setup.sh windows
	mkdir -p "$at"
	if [ -f "build/prebuilt/$1/kith.exe" ]; then
		build "$1" "$at/kith.exe" ''
		cp build/release/icons/kith.ico "$at/kith.ico"
		return
	fi
	case $arch in
	amd64) machine=x86_64-w64-mingw32 ;;
	arm64) machine=aarch64-w64-mingw32 ;;
	esac
	CC=$(first_of "$machine-gcc" "$machine-clang") || { echo "A C compiler for Windows is missing ($machine-gcc or $machine-clang)." >&2; return 1; }
	export CC
	resources "$at"
	# The resources go to the linker, so that nothing is put among the sources.
	build "$1" "$at/kith.exe" "-H windowsgui -extldflags $(absolute "$at")/kith.o"
}

# absolute names a folder as a program for Windows understands it.
absolute() { if command -v cygpath >/dev/null; then cygpath -ma "$1"; else (cd "$1" && pwd); fi; }

package_windows() { # package_windows windows-ARCH
	program_windows "$1"
	at=build/release/$1
	pack console "$at/kith.exe" "$at/kith.com" # before it is signed: the twin differs
	sign "$at/kith.exe"
	sign "$at/kith.com"
	for text in LICENSE README.md; do sed 's/$/\r/' $text >"$at/${text%.*}.txt"; done
	pack copyright | sed 's/$/\r/' >"$at/PARTS.txt"
	stamp "$at"
	installer "$1"
	carried "$1"
	parts "$1" "$at/kith.exe"
}

first_of() {
	for name in "$@"; do
		if command -v "$name" >/dev/null; then echo "$name"; return; fi
	done
	return 1
}

# resources makes kith.o, which the linker takes in.
resources() {
	for name in kith.rc kith.exe.manifest; do
		sed "s/@VERSION@/$VERSION/g; s/@NUMBERS@/$(echo "$VERSION" | tr . ,),0/g" "packaging/windows/$name" >"$1/$name"
	done
	cp build/release/icons/kith.ico "$1/kith.ico"
	tool=$(first_of "$machine-windres" llvm-windres windres) || { echo "windres is missing: the program would have no icon." >&2; return 1; }
	(cd "$1" && "$tool" --input kith.rc --output kith.o --output-format coff)
}

# sign signs with the certificate KITH_PFX, a file, whose password is in the file
# KITH_PFX_PASSWORD; without them nothing is signed.
sign() {
	[ -n "${KITH_PFX:-}" ] || return 0
	osslsigncode sign -pkcs12 "$KITH_PFX" -readpass "$KITH_PFX_PASSWORD" -n Kith -h sha256 -ts http://timestamp.digicert.com -in "$1" -out "$1.signed"
	mv "$1.signed" "$1"
}

installer() {
	command -v makensis >/dev/null || { echo "makensis is missing: there will be no installer, but the zip." >&2; return 0; }
	makensis -V2 -WX "-DVERSION=$VERSION" "-DFROM=$PWD/build/release/$1" "-DOUT=$PWD/build/package/kith-$VERSION-$1-setup.exe" packaging/windows/kith.nsi
	sign "build/package/kith-$VERSION-$1-setup.exe"
}

carried() {
	name=kith-$VERSION-$1
	rm -rf "build/release/$name"
	mkdir "build/release/$name"
	cp "build/release/$1/kith.exe" "build/release/$1/kith.com" "build/release/$1"/*.txt "build/release/$name/"
	stamp "build/release/$name"
	(cd build/release && find "$name" -type f | sort | zip -q -X -9 -@ "../package/$name.zip")
}
