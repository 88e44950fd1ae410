package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.archive.Manifest;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.BackupState;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Archives that values may be restored from: whole, as they were sealed, and of the account in question. */
@Component
class Archives {
    private final BackupCatalogue backups;
    private final Hubspot hubspot;

    Archives(BackupCatalogue backups, Hubspot hubspot) {
        this.backups = backups;
        this.hubspot = hubspot;
    }

    /** @throws Refusal if there is no such backup, or nothing can be restored from it any more */
    BackupRow backup(String id) {
        BackupRow backup = backups.find(id == null ? "" : id)
                .orElseThrow(() -> new Refusal(
                        Kind.NOT_FOUND,
                        "backupId: backup " + id + " is not in the catalogue; GET /api/backups lists all"));
        if (backup.state() == BackupState.EXPIRED) {
            throw new Refusal(Kind.GONE, "backup " + id + ": its archive was removed after its time to be kept");
        }
        if (backup.archive() == null || !Files.isReadable(Path.of(backup.archive()))) {
            throw new Refusal(
                    Kind.CONFLICT, "backup " + id + ": has no archive to restore from; its state is " + backup.state());
        }
        return backup;
    }

    /**
     * What the archive says about an object that is to be restored.
     *
     * @param account the account to write to
     * @param matched whether records are found by a property and not by their ids, so that it may be another account
     * @throws Refusal if the file is not what was sealed, was made of another account, or the object cannot be restored
     */
    Manifest.ReadObject check(BackupRow backup, String object, String account, boolean matched) {
        Path file = sealed(backup);
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            checkPortal(backup, archive.manifest(), account, matched);
            return restorable(archive.manifest(), object);
        } catch (IOException failed) {
            throw new Refusal(
                    Kind.CONFLICT, "backup " + backup.id() + ": its archive cannot be read: " + failed.getMessage());
        }
    }

    /**
     * The archive of a backup that is to be compared.
     *
     * @throws Refusal if the file is not what was sealed
     */
    Manifest compared(BackupRow backup) {
        try (ArchiveReader archive = ArchiveReader.open(sealed(backup))) {
            return archive.manifest();
        } catch (IOException failed) {
            throw new Refusal(
                    Kind.CONFLICT, "backup " + backup.id() + ": its archive cannot be read: " + failed.getMessage());
        }
    }

    /**
     * Opens an archive that was looked at before.
     *
     * @throws Refusal if it is not there any more
     */
    ArchiveReader open(String backup) throws IOException {
        return ArchiveReader.open(Path.of(backup(backup).archive()));
    }

    private static Path sealed(BackupRow backup) {
        Path file = Path.of(backup.archive());
        if (!sha256(file).equals(backup.archiveSha256())) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "backup " + backup.id() + ": its archive is not the one that was sealed, its SHA-256 differs;"
                            + " use another backup");
        }
        return file;
    }

    void checkPortal(BackupRow backup, Manifest manifest, String account, boolean matched) {
        long portal = hubspot.details(account).path("portalId").asLong();
        Long made = manifest.backup().portalId();
        if (!matched && made != null && made != portal) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "backup " + backup.id() + ": was made of the HubSpot account " + made + ", and account " + account
                            + " is " + portal + "; record ids mean nothing there, name a unique property in matchBy");
        }
    }

    private static Manifest.ReadObject restorable(Manifest manifest, String name) {
        Manifest.ReadObject object = object(manifest, name);
        if (!object.restorable()) {
            throw new Refusal(Kind.INVALID, "object: \"" + name + "\" cannot be restored: " + object.notRestorable());
        }
        if (object.entry() == null) {
            throw new Refusal(Kind.INVALID, "object: the backup has no records of \"" + name + "\"");
        }
        return object;
    }

    /** @throws Refusal if the archive has no such object */
    static Manifest.ReadObject object(Manifest manifest, String name) {
        return manifest.objects().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Kind.INVALID,
                        "object: \"" + name + "\" is not in the backup; it has "
                                + manifest.objects().stream()
                                        .map(Manifest.ReadObject::name)
                                        .toList()));
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException failed) {
            throw new Refusal(Kind.CONFLICT, file + ": cannot be read: " + failed.getMessage());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
