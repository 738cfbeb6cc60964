// Package app puts the parts together. It is the only package that knows them
// all: it opens the window and the vault, hands the store to the rooms, carries
// changes from the store to the room that is seen, and closes everything in the
// right order.
//
//	start.go     what is shown before a vault is open
//	rooms.go     the table of rooms
//	shell.go     the window with an open vault: rail, room, foot bar
//	menu.go      menus and shortcuts, made from the table
//	hub.go       from the store's changes to the visible room
//	lock.go      locking, by hand and after a while without a key
//	close.go     the order in which everything ends
package app
