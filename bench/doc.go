// Package bench measures the program: how soon a vault is open, how soon the
// first page is there, how much memory that takes, how long searching, saving,
// placing people and drawing take. It has no code of its own, only measurements;
// nothing in it passes or fails by a time.
//
//	go test -run '^$' -bench . ./bench/...
//
// prints one table at the end: ours, and beside it what the same work takes
// another way on the same machine in the same minute. The other ways are
//
//	a scan       every entry read from the same store and looked through
//	ripgrep      the rg command over the same entries as text files, if it is here
//	text files   the same entries as plain files: read all, or write one and sync it
//	FTS5         SQLite's full-text search over the same text files, unencrypted, by the
//	             program of bench/peers (a module of its own), if KITH_BENCH_PEERS names it
//	neato        the layout command of Graphviz, if it is here
//
// The environment says how much is measured:
//
//	KITH_BENCH_LARGE=1     a journal of 100,000 entries too (some minutes, 1 GB of disk)
//	KITH_BENCH_DIR=folder  where the vaults are made; the temporary folder by itself
//
// Each opening is measured in a process of its own, since memory is only telling
// when nothing else was done before. Its passphrase costs 2^10 and not 2^18 steps
// of scrypt, so that what the store does can be seen; the real cost of a
// passphrase has its own line. Times are wall-clock times: on a busy machine all
// columns grow.
package bench
