//go:build e2e && linux

package e2e

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	code, err := onADisplay(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

// onADisplay runs play with DISPLAY set to a display in memory that is nobody else's:
// the server itself picks a free number. It ends with the stories, however they end.
func onADisplay(play func() int) (int, error) {
	number, writeNumber, err := os.Pipe()
	if err != nil {
		return 0, err
	}
	defer number.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{writeNumber}
	server.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
	err = errors.Join(server.Start(), writeNumber.Close())
	if err != nil {
		return 0, fmt.Errorf("start a display in memory (packaging/setup.sh e2e installs it): %w", err)
	}
	defer func() {
		_ = server.Process.Signal(syscall.SIGTERM)
		_ = server.Wait()
	}()
	if err := number.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return 0, err
	}
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("learn the display's number: %w", err)
	}
	if err := os.Setenv("DISPLAY", ":"+strings.TrimSpace(line)); err != nil {
		return 0, err
	}
	return play(), nil
}
