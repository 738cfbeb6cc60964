; The installer for Windows: for one person, without an administrator. Removing the
; program leaves the vault where it is.
;   makensis -DVERSION=… -DFROM=folder of the program -DOUT=setup.exe kith.nsi
Target amd64-unicode
Unicode true
ManifestDPIAware true
!include "MUI2.nsh"

Name "Kith"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Kith"
InstallDirRegKey HKCU "Software\Kith" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; holds kith.exe whole, so that its twin kith.com costs nothing
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText " "

!define MUI_ICON "${FROM}\kith.ico"
!define MUI_UNICON "${FROM}\kith.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\kith.exe"
!insertmacro MUI_PAGE_LICENSE "${FROM}\LICENSE.txt"
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

; A program that runs cannot be written over: ask for it to be closed, and when nobody
; is asked (/S) leave everything as it is.
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\kith.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\kith.exe" a
    IfErrors open
    FileClose $0
    Goto closed
  open:
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "Kith is open. Please close it, then try again." /SD IDCANCEL IDRETRY again
    SetErrorLevel 1
    Quit
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Section "Kith"
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  File "${FROM}\kith.exe"
  File "${FROM}\kith.com"
  File "${FROM}\LICENSE.txt"
  File "${FROM}\README.txt"
  File "${FROM}\PARTS.txt"
  CreateShortcut "$SMPROGRAMS\Kith.lnk" "$INSTDIR\kith.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Kith" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Kith"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\kith.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Kith founders"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  Delete "$INSTDIR\kith.exe"
  Delete "$INSTDIR\kith.com"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\PARTS.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing of the person's own lies in it
  Delete "$SMPROGRAMS\Kith.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Kith"
SectionEnd
