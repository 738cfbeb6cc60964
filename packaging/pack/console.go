package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// A program for Windows says in its head whether it wants a console (the "subsystem",
// https://learn.microsoft.com/windows/win32/debug/pe-format#optional-header-windows-specific-fields-image-only).
const (
	atHead      = 0x3c // where the place of the head is written
	signature   = "PE\x00\x00"
	atSubsystem = 4 + 20 + 68 // from the head's signature, in a 32-bit and a 64-bit program
	forWindow   = 2
	forConsole  = 3
)

var errNoWindowProgram = errors.New("this is not a program for a window of Windows")

// writeConsole copies a program that was built for a window so that a console waits for
// it and sees what it prints. As kith.com beside kith.exe it is what "kith" means at a
// prompt, where .com comes before .exe.
func writeConsole(program, out string) error {
	b, err := os.ReadFile(program)
	if err != nil {
		return fmt.Errorf("read the program: %w", err)
	}
	if err := toConsole(b); err != nil {
		return err
	}
	if err := os.WriteFile(out, b, 0o755); err != nil {
		return fmt.Errorf("write the program for a console: %w", err)
	}
	return nil
}

// toConsole changes the program in place.
func toConsole(b []byte) error {
	if len(b) < atHead+4 || string(b[:2]) != "MZ" {
		return errNoWindowProgram
	}
	head := int64(binary.LittleEndian.Uint32(b[atHead:]))
	if head+atSubsystem+2 > int64(len(b)) || string(b[head:head+4]) != signature {
		return errNoWindowProgram
	}
	field := b[head+atSubsystem:]
	if binary.LittleEndian.Uint16(field) != forWindow {
		return errNoWindowProgram
	}
	binary.LittleEndian.PutUint16(field, forConsole)
	return nil
}
