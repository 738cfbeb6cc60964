# Installs Kith on a real Windows, writes by the command line, removes the program and
# looks that the vault is still there:
#   packaging/windows/try.ps1 SETUP.exe
param([Parameter(Mandatory)] [string] $Setup)
$ErrorActionPreference = 'Stop'

function Confirm-That([bool] $Holds, [string] $What) {
    if (-not $Holds) { throw "FAILED: $What" }
    Write-Output "ok: $What"
}

Start-Process -Wait -FilePath $Setup -ArgumentList '/S'
$folder = Join-Path $env:LOCALAPPDATA 'Programs\Kith'
$kith = Join-Path $folder 'kith.com'
Confirm-That (Test-Path $kith) 'the program is installed without an administrator'
$key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Kith'
Confirm-That ((Get-ItemProperty $key).DisplayName -eq 'Kith') 'Windows knows how to remove it'
$about = (Get-Item (Join-Path $folder 'kith.exe')).VersionInfo
Confirm-That ($about.ProductName -eq 'Kith' -and $about.FileVersion -ne '') 'the program tells its version'

$pass = Join-Path $env:RUNNER_TEMP 'pass'
Set-Content -Path $pass -Value 'seven quiet herons'
& $kith create --passphrase-file $pass | Out-Null
Confirm-That ($LASTEXITCODE -eq 0) 'a notebook is made'
& $kith write --passphrase-file $pass 'Written at the prompt.' | Out-Null
$list = & $kith list --passphrase-file $pass
Confirm-That (($list -join ' ') -match 'Written at the prompt') 'what was written is listed'
& $kith verify --passphrase-file $pass
Confirm-That ($LASTEXITCODE -eq 0) 'the vault is sound'

# The vault under a path longer than 260 letters, and under another case of its letters.
$deep = Join-Path $env:RUNNER_TEMP (('a long name for a folder ' * 12).Trim() -replace ' ', '\')
$deep = Join-Path $deep ('b' * 200)
& $kith create --vault $deep --passphrase-file $pass | Out-Null
Confirm-That ($LASTEXITCODE -eq 0) "a vault is made under $($deep.Length) letters"
& $kith verify --vault $deep.ToUpper() --passphrase-file $pass
Confirm-That ($LASTEXITCODE -eq 0) 'it opens under capital letters'

Start-Process -Wait -FilePath (Join-Path $folder 'uninstall.exe') -ArgumentList '/S'
for ($i = 0; $i -lt 100 -and (Test-Path $folder); $i++) { Start-Sleep -Milliseconds 100 } # it works on as a copy of itself
Confirm-That (-not (Test-Path $folder)) 'the program is removed'
Confirm-That (Test-Path (Join-Path $env:LOCALAPPDATA 'kith\vault')) 'the vault is kept'
