#!/bin/sh
# Holds the Linux packages in build/package against what the distributions ask of them.
# Each tool says what it finds; an error of any fails this.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=''
check() { # check NAME COMMAND...
	name=$1
	shift
	echo "== $name"
	"$@" || failed="$failed $name"
}
deb=$(ls build/package/*.deb 2>/dev/null | head -1)
[ -n "$deb" ] || { echo "There is no deb in build/package: make package makes it." >&2; exit 1; }
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
dpkg-deb -x "$deb" "$top"

check desktop desktop-file-validate "$top/usr/share/applications/kith.desktop"
check metainfo appstreamcli validate --no-net "$top/usr/share/metainfo/io.github.kith_app.Kith.metainfo.xml"
manual() { zcat "$top/usr/share/man/man1/kith.1.gz" | groff -man -Tutf8 -ww -z 2>&1 | grep . && return 1; return 0; }
check manual manual
icons() { # each PNG is as wide as its folder says
	for icon in "$top"/usr/share/icons/hicolor/*x*/apps/kith.png; do
		want=$(basename "$(dirname "$(dirname "$icon")")")
		got=$(od -An -tu4 --endian=big -j16 -N8 "$icon" | awk '{ print $1 "x" $2 }')
		[ "$got" = "$want" ] || { echo "$icon is $got, not $want"; return 1; }
	done
}
check icons icons
bash=$(command -v bash) && check completion "$bash" -n "$top/usr/share/bash-completion/completions/kith"
check lintian lintian --fail-on error --suppress-tags-from-file packaging/linux/lintian-known "$deb"
rpm=$(ls build/package/*.rpm 2>/dev/null | head -1)
[ -z "$rpm" ] || check rpm rpm -qp --nosignature --qf '%{NAME} %{VERSION} %{ARCH} %{LICENSE}, %{SIZE} bytes\n' "$rpm"
sums() { cd build/package && sha256sum --quiet -c SHA256SUMS; }
check sums sums
[ -z "$failed" ] || { echo "found wanting:$failed" >&2; exit 1; }
