// Package e2e plays a few stories in the real window, as a person would: with keys,
// in a display held in memory, and with everything that is kept in a folder that is
// thrown away. What was kept is then read back by the command line.
//
// A story waits for the program, which says what it does in the file named by
// KITH_STATUS_FILE at each change; the last line counts:
//
//	busy          work is under way, or a typed text is not yet saved
//	idle ROOM     all is done, and this room is on the screen
//
// KITH_BIN names another program than build/kith, KITH_E2E_KILLS how many times
// the program is killed. Pictures of what was on the screen are left in build/e2e.
package e2e
