//! Where things are: the workspace, what is built, and the tools that outlive a clone.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the workspace.
pub fn workspace() -> Result<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = own.parent().context("xtask stands inside a workspace")?;
    Ok(root.to_path_buf())
}

/// Where cargo builds.
pub fn target() -> Result<PathBuf> {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(path) => Ok(std::path::absolute(PathBuf::from(path))?),
        None => Ok(workspace()?.join("target")),
    }
}

/// The finished static site.
pub fn dist() -> Result<PathBuf> {
    Ok(workspace()?.join("dist"))
}

/// The home of whoever is at this machine.
pub fn home() -> Option<PathBuf> {
    env::home_dir().filter(|path| path.components().count() > 1)
}

/// Cargo's home.
pub fn cargo_home() -> Result<PathBuf> {
    match env::var_os("CARGO_HOME") {
        Some(path) => Ok(PathBuf::from(path)),
        None => Ok(home().context("neither CARGO_HOME nor a home folder is known")?.join(".cargo")),
    }
}

/// Finds a program on the PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}
