#!/bin/sh
# Makes Kith.app out of a program that was built, and a disk image where hdiutil is
# to be had. Signs and notarises when the names of the secrets are set:
#
#   packaging/macos/bundle.sh PROGRAM FOLDER
#   KITH_SIGN_AS      name of the certificate, as "Developer ID Application: …"
#   KITH_NOTARY       profile that xcrun notarytool store-credentials made
set -eu
[ $# -eq 2 ] || { echo "bundle: wants the program and the folder to put Kith.app in" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
program=$1
app=$2/Kith.app

rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp "$program" "$app/Contents/MacOS/kith"
chmod 0755 "$app/Contents/MacOS/kith"
cp "$here/Info.plist" "$app/Contents/Info.plist"
printf 'APPL????' >"$app/Contents/PkgInfo"
if [ -f build/macos/kith.icns ]; then
	cp build/macos/kith.icns "$app/Contents/Resources/kith.icns"
elif command -v sips >/dev/null; then
	set=$(mktemp -d)/kith.iconset
	mkdir -p "$set"
	for size in 16 32 128 256 512; do
		sips -z $size $size assets/icons/kith.png --out "$set/icon_${size}x$size.png" >/dev/null
	done
	iconutil -c icns -o "$app/Contents/Resources/kith.icns" "$set"
fi

if [ -n "${KITH_SIGN_AS:-}" ]; then
	codesign --force --options runtime --timestamp --entitlements "$here/entitlements.plist" --sign "$KITH_SIGN_AS" "$app"
	codesign --verify --strict "$app"
fi
command -v hdiutil >/dev/null || { echo "made $app (no disk image: hdiutil is a Mac's own)"; exit 0; }
hdiutil create -quiet -volname Kith -srcfolder "$app" -ov -format UDZO "$2/Kith.dmg"
if [ -n "${KITH_SIGN_AS:-}" ] && [ -n "${KITH_NOTARY:-}" ]; then
	codesign --timestamp --sign "$KITH_SIGN_AS" "$2/Kith.dmg"
	xcrun notarytool submit "$2/Kith.dmg" --keychain-profile "$KITH_NOTARY" --wait
	xcrun stapler staple "$2/Kith.dmg"
fi
