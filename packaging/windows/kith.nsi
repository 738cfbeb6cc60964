; The installer for Windows: for one person, without an administrator. Removing the
; program leaves the vault where it is.
Target amd64-unicode
Unicode true
!include "MUI2.nsh"
!ifndef VERSION
  !define VERSION "0.1.0"
!endif

Name "Kith"
OutFile "..\..\build\package\kith-${VERSION}-windows-amd64-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\Kith"
InstallDirRegKey HKCU "Software\Kith" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ShowInstDetails nevershow
BrandingText " "

!define MUI_ICON "..\..\build\windows\kith.ico"
!define MUI_UNICON "..\..\build\windows\kith.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\kith.exe"
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Kith"
VIAddVersionKey "FileDescription" "Installs Kith, a private notebook for relationships"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kith"

Section "Kith"
  SetOutPath "$INSTDIR"
  File "..\..\build\windows\kith.exe"
  File /oname=LICENSE.txt "..\..\LICENSE"
  CreateShortcut "$SMPROGRAMS\Kith.lnk" "$INSTDIR\kith.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Kith" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Kith"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\kith.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Delete "$INSTDIR\kith.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Kith.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Kith"
SectionEnd
