//go:build !linux

package app

// onSuspend does nothing here: the clock tells of sleep, afterwards (see idleLock).
func (a *App) onSuspend() (stop func()) { return func() {} }
