; What the installer says, in both languages. The first language is the default.

LangString PROGRAM ${LANG_SIMPCHINESE} "家事调解台"
LangString PROGRAM ${LANG_ENGLISH} "Mediation Desk"

LangString ABOUT ${LANG_SIMPCHINESE} "婚姻家庭辅导与调解登记（离线、加密）"
LangString ABOUT ${LANG_ENGLISH} "Register of family counselling and mediation (offline, encrypted)"

LangString WELCOME ${LANG_SIMPCHINESE} "将为当前用户安装家事调解台 ${VERSION}，不需要管理员权限，也不需要网络。$\r$\n$\r$\n如果是升级：已有的登记、设置和备份都不会改动。请先关闭正在运行的家事调解台。"
LangString WELCOME ${LANG_ENGLISH} "This installs Mediation Desk ${VERSION} for you. No administrator and no network are needed.$\r$\n$\r$\nIf you upgrade, registers, settings and backups stay as they are. Please close Mediation Desk first."

LangString OPEN_NOW ${LANG_SIMPCHINESE} "家事调解台正在运行。请先保存并关闭它，然后点“重试”。"
LangString OPEN_NOW ${LANG_ENGLISH} "Mediation Desk is open. Please save, close it, and choose Retry."

LangString TOO_OLD ${LANG_SIMPCHINESE} "需要 64 位的 Windows 10（1809 版）或更高版本。"
LangString TOO_OLD ${LANG_ENGLISH} "64-bit Windows 10 (version 1809) or newer is needed."

LangString OTHER_PLACE ${LANG_SIMPCHINESE} "这个文件夹里有别的内容，不能用来存放程序。请选择一个空文件夹。"
LangString OTHER_PLACE ${LANG_ENGLISH} "This folder holds something else and cannot take the program. Please choose an empty one."

LangString FAILED ${LANG_SIMPCHINESE} "有文件未能写入（磁盘可能已满），原来的程序已恢复。登记数据不受影响。"
LangString FAILED ${LANG_ENGLISH} "Some files could not be written (the disk may be full). The earlier program is back; registers are not affected."

LangString DATA_STAYS ${LANG_SIMPCHINESE} "程序已卸载。登记数据、设置和日志没有删除，仍在：$\r$\n$LOCALAPPDATA\MediationDesk"
LangString DATA_STAYS ${LANG_ENGLISH} "The program is removed. Registers, settings and the log were not deleted; they are in:$\r$\n$LOCALAPPDATA\MediationDesk"
