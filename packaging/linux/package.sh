# Sourced by packaging/package.sh: deb, rpm, a package for Arch, and a tar.xz that
# installs itself, all out of one tree.

NFPM=v2.45.2

program_linux() { # program_linux linux-ARCH
	arch=${1#*-}
	packaging/setup.sh package
	[ "$arch" = "$("$GO" env GOHOSTARCH)" ] || [ -f "build/prebuilt/$1/kith" ] || cross "$arch"
	build "$1" "build/release/$1/kith" ''
}

package_linux() { # package_linux linux-ARCH
	program_linux "$1"
	tree "build/release/$1/kith" build/release/tree
	[ -x build/tools/nfpm ] || GOBIN="$PWD/build/tools" GOOS='' GOARCH='' CGO_ENABLED=0 "$GO" install "github.com/goreleaser/nfpm/v2/cmd/nfpm@$NFPM" ||
		echo "nfpm cannot be had here: no deb, rpm and Arch package, but the tar.xz." >&2
	if [ -x build/tools/nfpm ]; then
		for kind in deb rpm archlinux; do
			GOARCH=$arch build/tools/nfpm package --config packaging/linux/nfpm.yaml --packager $kind --target build/package/
		done
	fi
	tarball "$1"
	parts "$1" "build/release/$1/kith"
}

# cross names the compiler and the libraries of another processor.
cross() {
	case $1 in
	arm64) machine=aarch64-linux-gnu ;;
	amd64) machine=x86_64-linux-gnu ;;
	*) echo "There is no compiler known here for $1." >&2; return 1 ;;
	esac
	command -v "$machine-gcc" >/dev/null || { echo "A compiler for $1 is missing ($machine-gcc, and the X11 and GL libraries of that kind)." >&2; return 1; }
	CC=$machine-gcc PKG_CONFIG_LIBDIR=/usr/lib/$machine/pkgconfig
	export CC PKG_CONFIG_LIBDIR
}

# tree lays out what is installed, as it lies below /usr. The manual page and the
# completions are the program's own words, asked of one that runs on this machine.
tree() { # tree PROGRAM FOLDER
	rm -rf "$2"
	share=$2/share
	mkdir -p "$2/bin" "$share/applications" "$share/metainfo" "$share/mime/packages" "$share/man/man1" "$share/doc/kith" \
		"$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
	install -m 0755 "$1" "$2/bin/kith"
	install -m 0644 packaging/linux/kith.desktop "$share/applications/kith.desktop"
	sed "s/@VERSION@/$VERSION/; s/@DAY@/$(date -u -r build/release/clock +%Y-%m-%d)/" packaging/linux/kith.metainfo.xml >"$share/metainfo/io.github.kith_app.Kith.metainfo.xml"
	install -m 0644 packaging/linux/kith-mime.xml "$share/mime/packages/kith.xml"
	for size in 16 22 24 32 48 64 128 256 512; do
		mkdir -p "$share/icons/hicolor/${size}x$size/apps"
		install -m 0644 "build/release/icons/kith-$size.png" "$share/icons/hicolor/${size}x$size/apps/kith.png"
	done
	mkdir -p "$share/icons/hicolor/scalable/apps"
	install -m 0644 assets/icons/kith.svg "$share/icons/hicolor/scalable/apps/kith.svg"

	CGO_ENABLED=0 GOOS='' GOARCH='' CC='' "$GO" build -trimpath -buildvcs=false -tags ci,no_metadata -o build/release/words .
	build/release/words man | gzip -9n >"$share/man/man1/kith.1.gz"
	build/release/words completion bash >"$share/bash-completion/completions/kith"
	build/release/words completion zsh >"$share/zsh/vendor-completions/_kith"
	build/release/words completion fish >"$share/fish/vendor_completions.d/kith.fish"

	pack copyright >"$share/doc/kith/copyright"
	gzip -9nc CHANGELOG.md >"$share/doc/kith/CHANGELOG.md.gz"
	debian_changelog | gzip -9n >"$share/doc/kith/changelog.gz"
	install -m 0644 README.md SECURITY.md "$share/doc/kith/"
	stamp "$2"
}

debian_changelog() {
	printf 'kith (%s) stable; urgency=medium\n\n  * What changed stands in CHANGELOG.md.gz beside this file.\n\n -- %s  %s\n' \
		"$VERSION" "$(sed -n 's/^maintainer: //p' packaging/linux/nfpm.yaml)" "$(date -u -R -r build/release/clock)"
}

tarball() { # tarball linux-ARCH
	name=kith-$VERSION-$1
	rm -rf "build/release/$name"
	cp -a build/release/tree "build/release/$name"
	install -m 0755 packaging/linux/install.sh "build/release/$name/install.sh"
	install -m 0644 README.md LICENSE "build/release/$name/"
	stamp "build/release/$name"
	tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -C build/release -c "$name" | xz -6 -T1 >"build/package/$name.tar.xz"
}
