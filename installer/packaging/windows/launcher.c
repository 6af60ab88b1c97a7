/* Starts the desk: loads CPython from the folder "app" beside this program and runs mediation_desk in it.

   The process is this program itself, so the taskbar, the list of processes and the firewall show our name and
   icon, and sys.executable starts the desk again. Built twice: without a console for people, with one for
   backup, verify and restore on the command line. */

#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768

typedef int (*PyMain)(int, wchar_t **);

static wchar_t app[LONGEST];
static wchar_t dll[LONGEST];

static int cannot_start(const wchar_t *what)
{
    static wchar_t said[LONGEST + 256];
    _snwprintf(said, LONGEST + 255,
               L"\x7A0B\x5E8F\x4E0D\x5B8C\x6574\xFF0C\x65E0\x6CD5\x542F\x52A8\x3002\x8BF7\x91CD\x65B0\x5B89\x88C5\xFF0C"
               L"\x767B\x8BB0\x6570\x636E\x4E0D\x53D7\x5F71\x54CD\x3002\n"
               L"The program is incomplete and cannot start. Install it again; registers are not affected.\n\n%ls (%lu)",
               what, GetLastError());
    MessageBoxW(NULL, said, L"\x5BB6\x4E8B\x8C03\x89E3\x53F0  Mediation Desk", MB_OK | MB_ICONERROR);
    return 3;
}

static int fill_places(void)
{
    DWORD length = GetModuleFileNameW(NULL, app, LONGEST);
    wchar_t *last;
    if (length == 0 || length >= LONGEST - 32)
        return 0;
    last = wcsrchr(app, L'\\');
    if (last == NULL)
        return 0;
    wcscpy(last, L"\\app");
    wcscpy(dll, app);
    wcscat(dll, L"\\python313.dll");
    return 1;
}

int wmain(void)
{
    static const wchar_t *ours[] = {L"-X", L"utf8", L"-B", L"-m", L"mediation_desk"};
    const int ours_count = sizeof ours / sizeof *ours;
    int given = 0, count = 0, i, skipped;
    wchar_t **said = CommandLineToArgvW(GetCommandLineW(), &given);
    wchar_t **all;
    HMODULE python;
    PyMain run;

    if (said == NULL || given < 1 || !fill_places())
        return cannot_start(L"path");
    /* libraries are taken from the program's own folders and from Windows, never from where it was started */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(app);
    /* plugins that another program's settings point Qt at may not fit this one */
    SetEnvironmentVariableW(L"QT_PLUGIN_PATH", NULL);
    SetEnvironmentVariableW(L"QT_QPA_PLATFORM_PLUGIN_PATH", NULL);
    /* how the installer knows that the desk is open; it goes with the process */
    CreateMutexW(NULL, FALSE, L"Local\\MediationDesk.open");

    python = LoadLibraryExW(dll, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (python == NULL)
        return cannot_start(dll);
    run = (PyMain)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return cannot_start(L"Py_Main");

    /* a process apart is started as `sys.executable -m mediation_desk --flag`: said once is enough */
    skipped = given >= 3 && wcscmp(said[1], L"-m") == 0 && wcscmp(said[2], L"mediation_desk") == 0 ? 3 : 1;
    all = calloc((size_t)(given + ours_count + 1), sizeof *all);
    if (all == NULL)
        return cannot_start(L"memory");
    all[count++] = said[0];
    for (i = 0; i < ours_count; i++)
        all[count++] = (wchar_t *)ours[i];
    for (i = skipped; i < given; i++)
        all[count++] = said[i];
    return run(count, all);
}
