"""Every kind of work that the helper does."""

from __future__ import annotations

from typing import Any

from quizkl.maths.helper.codec import Codec
from quizkl.maths.helper.comparison_codec import COMPARISON
from quizkl.maths.helper.derivation_codec import DERIVATION
from quizkl.maths.helper.examination_codec import EXAMINATION
from quizkl.maths.helper.inquiry_codec import INQUIRY
from quizkl.maths.helper.variation_codec import SEARCH, SURVEY
from quizkl.maths.helper.worked_codec import WORKED

KINDS: tuple[Codec[Any, Any], ...] = (INQUIRY, COMPARISON, EXAMINATION, DERIVATION, WORKED, SEARCH, SURVEY)
