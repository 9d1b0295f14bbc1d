@echo off
rem Attaché. Builds itself where something changed since the last start, then runs. Works from any current folder.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0eng\build-attache.ps1" || exit /b 70
set /p ATTACHE_APP=<"%~dp0artifacts\attache\current"
dotnet "%~dp0artifacts\attache\%ATTACHE_APP%\attache.dll" %*
