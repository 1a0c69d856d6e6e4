"""A seal on what was handed out: whoever changes a word breaks it, and anybody with the public key can see so."""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_INFO = b"jobbro seal of papers, 1"
_CODE_LETTERS, _CODE_GROUP = 16, 4


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and checks with one secret, from which the Ed25519 key follows."""

    secret: str

    def seal(self, content: bytes) -> str:
        """Return the signature of the content, in base64."""
        return base64.b64encode(self._key.sign(content)).decode()

    def holds(self, content: bytes, signature: str) -> bool:
        """Answer whether the signature was made here, of exactly this content."""
        try:
            self._key.public_key().verify(base64.b64decode(signature, validate=True), content)
        except (InvalidSignature, ValueError):
            return False
        return True

    @property
    def public_key(self) -> str:
        """The public key in base64, by which others can check the signature with tools of their own."""
        return base64.b64encode(self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()

    @property
    def _key(self) -> Ed25519PrivateKey:
        seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO).derive(self.secret.encode())
        return Ed25519PrivateKey.from_private_bytes(seed)


def control_code(signature: str) -> str:
    """Return a signature as a code that can be typed from paper: four groups of four letters and digits."""
    letters = base64.b32encode(hashlib.sha256(signature.encode()).digest()).decode()[:_CODE_LETTERS]
    return "-".join(letters[at : at + _CODE_GROUP] for at in range(0, _CODE_LETTERS, _CODE_GROUP))
