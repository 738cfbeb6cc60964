package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"kith/data"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/notalone"
	"kith/screens/settings"
)

// settingsKeeper is what the room of settings needs: the file, and the vault's
// own passphrase and recovery key.
type settingsKeeper struct {
	*settingsFile
	app   *App
	vault *vault.Vault
}

var (
	_ settings.ChoiceStore = (*settingsKeeper)(nil)
	_ settings.LockStore   = (*settingsKeeper)(nil)
)

// SaveSettings writes the values and puts them in force at once.
func (k *settingsKeeper) SaveSettings(s kit.Settings) error {
	if err := k.settingsFile.SaveSettings(s); err != nil {
		return err
	}
	k.app.applySettings(s)
	return nil
}

// ChangePassphrase gives the vault another passphrase.
func (k *settingsKeeper) ChangePassphrase(_ context.Context, old, fresh []byte) error {
	return k.vault.ChangePassphrase(old, fresh)
}

// NewRecovery makes a new recovery key; the one before opens nothing any more.
func (k *settingsKeeper) NewRecovery(_ context.Context, passphrase []byte) (string, error) {
	return k.vault.NewRecovery(passphrase)
}

// CheckRecovery says whether a recovery key opens this vault.
func (k *settingsKeeper) CheckRecovery(_ context.Context, key string) error {
	return k.vault.CheckRecovery(key)
}

// VaultDir is where the vault lies.
func (k *settingsKeeper) VaultDir() string { return k.vault.Dir() }

// planFile keeps the person's own contacts and plan outside the vault, readable
// without a passphrase, because they ticked that it should be.
type planFile struct{ path string }

var _ notalone.Store = (*planFile)(nil)

// Plan reads the file; no file is an empty plan.
func (f *planFile) Plan(context.Context) (p notalone.Plan, err error) {
	b, err := os.ReadFile(f.path)
	if errors.Is(err, os.ErrNotExist) {
		return notalone.Plan{}, nil
	}
	if err != nil {
		return p, fmt.Errorf("read the plan: %w", err)
	}
	if err := json.Unmarshal(b, &p); err != nil {
		return p, fmt.Errorf("read the plan: %w", err)
	}
	return p, nil
}

// SavePlan writes the file, or takes it away when it may not lie open.
func (f *planFile) SavePlan(_ context.Context, p notalone.Plan) error {
	if !p.WhileLocked {
		if err := os.Remove(f.path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("take the open plan away: %w", err)
		}
		return nil
	}
	b, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("write the plan: %w", err)
	}
	return writeFile(f.path, append(b, '\n'))
}

// planKeeper keeps the plan in the vault, with a copy outside while that is wished.
type planKeeper struct {
	store *data.Store
	file  planFile
}

var _ notalone.Store = (*planKeeper)(nil)

// planName is the plan's name among the vault's preferences.
const planName = "notalone"

// Plan reads the plan from the vault.
func (k *planKeeper) Plan(ctx context.Context) (p notalone.Plan, err error) {
	err = k.store.Pref(ctx, planName, &p)
	return p, err
}

// SavePlan writes the plan into the vault, then the copy outside. Taking the
// copy away comes first: what should not lie open must not, whatever fails.
func (k *planKeeper) SavePlan(ctx context.Context, p notalone.Plan) error {
	if !p.WhileLocked {
		if err := k.file.SavePlan(ctx, p); err != nil {
			return err
		}
	}
	if err := k.store.PutPref(ctx, planName, p); err != nil {
		return err
	}
	return k.file.SavePlan(ctx, p)
}
