; The Windows installer. nsis.py defines VERSION, NUMBERS (1.1.0.0), OUTPUT, FILES, ICON, KILOBYTES and COMPRESSOR.
; Per user, never asks for an administrator, needs no network. /S installs silently, /D=PLACE (last) chooses where.
; Exit codes: 0 installed, 1 cancelled, 2 failed, 5 the desk is open, 6 the place holds something else, 7 Windows too old.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID ${COMPRESSOR}
SetDateSave off
CRCCheck force
AllowRootDirInstall false
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\MediationDesk"
InstallDirRegKey HKCU "Software\MediationDesk" "Place"
Name "$(PROGRAM)"
BrandingText "$(PROGRAM) ${VERSION}"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MediationDesk"
!define CLASSES "Software\Classes"
!define DATA "$LOCALAPPDATA\MediationDesk"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}\Contrib\Graphics\Wizard\nsis3-grey.bmp"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\MediationDesk.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT

!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckPlace
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include "words.nsh"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro TELL_VERSION LANGUAGE PROGRAM ABOUT
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${PROGRAM}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${ABOUT}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Mediation Desk"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "GPL-3.0-or-later"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
!macroend
!insertmacro TELL_VERSION ${LANG_SIMPCHINESE} "家事调解台" "家事调解台 安装程序"
!insertmacro TELL_VERSION ${LANG_ENGLISH} "Mediation Desk" "Mediation Desk installer"

; ---- Is the desk open? It is asked to be closed by the person, never ended from here. ----
!macro WAIT_UNTIL_CLOSED PREFIX
Function ${PREFIX}WaitUntilClosed
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\MediationDesk.open") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    ${If} ${Silent}
      SetErrorLevel 5
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN_NOW)" IDRETRY again
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 7
    Quit
  ${EndIf}
  Call WaitUntilClosed
FunctionEnd

; ---- A place is empty, or holds an earlier version of this program; "app" in it is replaced wholly. ----
Function PlaceIsOurs ; pushes 1 or 0
  StrCpy $0 1
  ${If} ${FileExists} "$INSTDIR\app"
  ${AndIfNot} ${FileExists} "$INSTDIR\app\files.sha256"
    StrCpy $0 0
  ${EndIf}
  StrLen $1 "${DATA}\"
  StrCpy $2 "$INSTDIR\" $1
  ${If} $2 == "${DATA}\" ; the registers lie there
    StrCpy $0 0
  ${EndIf}
  Push $0
FunctionEnd

Function CheckPlace
  Call PlaceIsOurs
  Pop $0
  ${If} $0 == 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(OTHER_PLACE)"
    Abort
  ${EndIf}
FunctionEnd

Function Failed
  RMDir /r "$INSTDIR\app"
  Rename "$INSTDIR\app.before" "$INSTDIR\app"
  MessageBox MB_OK|MB_ICONSTOP "$(FAILED)" /SD IDOK
  SetErrorLevel 2
  Quit
FunctionEnd

Section
  SetShellVarContext current
  Call PlaceIsOurs
  Pop $0
  ${If} $0 == 0
    MessageBox MB_OK|MB_ICONSTOP "$(OTHER_PLACE)" /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
  Call WaitUntilClosed

  ; an earlier version steps aside until the new one is whole
  ${If} ${FileExists} "$INSTDIR\app.before"
    ${If} ${FileExists} "$INSTDIR\app\files.sha256"
      RMDir /r "$INSTDIR\app.before"
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\app"
    Rename "$INSTDIR\app" "$INSTDIR\app.before"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "$(OPEN_NOW)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${EndIf}

  SetOverwrite try ; a file that cannot be written is told by the error flag, not by a question
  ClearErrors
  !include "${FILES}"
  ${If} ${Errors}
    Call Failed
  ${EndIf}
  RMDir /r "$INSTDIR\app.before"
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  Delete "$SMPROGRAMS\家事调解台.lnk" ; of an earlier version in the other language
  Delete "$SMPROGRAMS\Mediation Desk.lnk"
  Delete "$DESKTOP\家事调解台.lnk"
  Delete "$DESKTOP\Mediation Desk.lnk"
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\$(PROGRAM).lnk" "$INSTDIR\MediationDesk.exe" "" "$INSTDIR\MediationDesk.exe" 0 SW_SHOWNORMAL "" "$(ABOUT)"
  CreateShortcut "$DESKTOP\$(PROGRAM).lnk" "$INSTDIR\MediationDesk.exe" "" "$INSTDIR\MediationDesk.exe" 0 SW_SHOWNORMAL "" "$(ABOUT)"

  WriteRegStr HKCU "Software\MediationDesk" "Place" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "$(PROGRAM)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\MediationDesk.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Mediation Desk"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  SetShellVarContext current
  Call un.WaitUntilClosed
FunctionEnd

; What the program wrote for its people (registers, settings, log) lies elsewhere and stays.
Section "Uninstall"
  SetShellVarContext current
  ${IfNot} ${FileExists} "$INSTDIR\app\files.sha256"
    MessageBox MB_OK|MB_ICONSTOP "$(OTHER_PLACE)" /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.before"
  Delete "$INSTDIR\MediationDesk.exe"
  Delete "$INSTDIR\MediationDeskConsole.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\Uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\家事调解台.lnk"
  Delete "$SMPROGRAMS\Mediation Desk.lnk"
  Delete "$DESKTOP\家事调解台.lnk"
  Delete "$DESKTOP\Mediation Desk.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\MediationDesk"
  DetailPrint "$(DATA_STAYS)"
  ${If} ${FileExists} "${DATA}"
    MessageBox MB_OK|MB_ICONINFORMATION "$(DATA_STAYS)" /SD IDOK
  ${EndIf}
SectionEnd
