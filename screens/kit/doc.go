// Package kit is what all rooms share: what a screen is (Screen, Env), the
// runner that keeps slow work off the window's goroutine (Load, Do, Start), the
// words for errors (Explain), the translated words (T, TN), the look (Theme,
// Palette, Icon) and the handful of widgets that several rooms use.
//
// A room never starts a goroutine and never asks for the running application:
// it asks its Runner. In tests the runner works in line, so a screen test has no
// waiting in it.
package kit
