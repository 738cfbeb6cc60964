#!/bin/sh
# Makes Kith.app out of a program that was built, and a disk image where hdiutil is to be
# had. Signs and has Apple notarise it when the names of the secrets are set:
#
#   VERSION=1.2.3 packaging/macos/bundle.sh PROGRAM FOLDER
#   KITH_SIGN_AS      name of the certificate, as "Developer ID Application: …"
#   KITH_NOTARY       profile that xcrun notarytool store-credentials made
set -eu
[ $# -eq 2 ] && [ -n "${VERSION:-}" ] || { echo "bundle: wants the program, the folder to put Kith.app in, and VERSION" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=$1
app=$2/Kith.app
image=$2/Kith.dmg

rm -rf "$app" "$image"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
install -m 0755 "$program" "$app/Contents/MacOS/kith"
build=$(sed -n 's/^ *Build *= *\([0-9]*\).*/\1/p' "$top/FyneApp.toml")
sed "s/@VERSION@/$VERSION/; s/@BUILD@/$build/" "$here/Info.plist" >"$app/Contents/Info.plist"
printf 'APPL????' >"$app/Contents/PkgInfo"
(cd "$top" && CGO_ENABLED=0 "${GO:-go}" run -trimpath -buildvcs=false ./packaging/pack icons build/release/icons)
cp "$top/build/release/icons/kith.icns" "$app/Contents/Resources/kith.icns"
cp "$top/LICENSE" "$app/Contents/Resources/LICENSE.txt"
(cd "$top" && CGO_ENABLED=0 "${GO:-go}" run -trimpath -buildvcs=false ./packaging/pack copyright) >"$app/Contents/Resources/PARTS.txt"

if [ -n "${KITH_SIGN_AS:-}" ]; then
	codesign --force --options runtime --timestamp --entitlements "$here/entitlements.plist" --sign "$KITH_SIGN_AS" "$app"
	codesign --verify --strict "$app"
elif command -v codesign >/dev/null; then
	codesign --force --sign - "$app" # Apple's own processors start nothing that bears no signature
fi
command -v hdiutil >/dev/null || { echo "made $app (no disk image: hdiutil is a Mac's own)"; exit 0; }
shelf=$(mktemp -d)
trap 'rm -rf "$shelf"' EXIT
cp -R "$app" "$shelf/"
ln -s /Applications "$shelf/Applications" # the place to drag it to
hdiutil create -quiet -volname Kith -srcfolder "$shelf" -ov -format UDZO "$image"
if [ -n "${KITH_SIGN_AS:-}" ] && [ -n "${KITH_NOTARY:-}" ]; then
	codesign --timestamp --sign "$KITH_SIGN_AS" "$image"
	xcrun notarytool submit "$image" --keychain-profile "$KITH_NOTARY" --wait
	xcrun stapler staple "$image"
	xcrun stapler validate "$image"
fi
