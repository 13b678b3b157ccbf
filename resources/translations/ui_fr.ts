<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>New batch</source>
        <translation>Nouvelle préparation</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Réceptionner</translation>
    </message>
</context>
<context>
    <name>BeyondUseLadder</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message>
        <source>What shall be opened?</source>
        <translation>Que faut-il ouvrir&#x202f;?</translation>
    </message>
    <message>
        <source>No one works here yet.</source>
        <translation>Personne n’est encore inscrit.</translation>
    </message>
    <message>
        <source>Your own pharmacy.</source>
        <translation>Votre pharmacie.</translation>
    </message>
    <message>
        <source>Whose records these are, by which rules, and who administers them. It takes two minutes.</source>
        <translation>À qui sont ces enregistrements, selon quelles règles, et qui les administre. Cela prend deux minutes.</translation>
    </message>
    <message>
        <source>The sample pharmacy.</source>
        <translation>La pharmacie d’exemple.</translation>
    </message>
    <message>
        <source>Batches in every state, to try everything in. Nothing there is real, and it says so on every paper.</source>
        <translation>Des préparations dans tous les états, pour tout essayer. Rien n’y est réel, et chaque papier le dit.</translation>
    </message>
    <message>
        <source>Set up our pharmacy</source>
        <translation>Installer notre pharmacie</translation>
    </message>
    <message>
        <source>Open the sample pharmacy</source>
        <translation>Ouvrir la pharmacie d’exemple</translation>
    </message>
    <message>
        <source>Begin the sample anew</source>
        <translation>Recommencer l’exemple à neuf</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Write this code down</source>
        <translation>Notez ce code</translation>
    </message>
    <message>
        <source>It is shown once. Seal it in an envelope and lock it away.</source>
        <translation>Il n’est montré qu’une fois. Mettez-le sous enveloppe scellée et sous clé.</translation>
    </message>
    <message>
        <source>It lets the administrator in again if the password is forgotten. Nobody can find it again.</source>
        <translation>Il rouvre l’accès de l’administrateur si le mot de passe est oublié. Personne ne peut le retrouver.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Je l’ai noté</translation>
    </message>
</context>
<context>
    <name>DerivationView</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Nothing is known by this name or number.</source>
        <translation>Rien n’est connu sous ce nom ou ce numéro.</translation>
    </message>
    <message>
        <source>This code is not known here: %1. Receive it in Stock.</source>
        <translation>Ce code n’est pas connu ici&#x202f;: %1. Réceptionnez-le dans Stock.</translation>
    </message>
    <message>
        <source>Receive lot %1</source>
        <translation>Réceptionner le lot %1</translation>
    </message>
    <message>
        <source>This pack is not known here.</source>
        <translation>Cette boîte n’est pas connue ici.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Agir</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Formulation</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Making the sample pharmacy</source>
        <translation>Création de la pharmacie d’exemple</translation>
    </message>
    <message>
        <source>Something failed inside the program, and nothing was made. Try again.</source>
        <translation>Une panne interne s’est produite et rien n’a été créé. Recommencez.</translation>
    </message>
    <message>
        <source>Nobody works here yet</source>
        <translation>Personne n’est encore inscrit</translation>
    </message>
    <message>
        <source>Every act is kept in a chain that anybody can verify</source>
        <translation>Chaque acte est conservé dans une chaîne que chacun peut contrôler</translation>
    </message>
    <message>
        <source>The records lie on this machine, in one file that is yours</source>
        <translation>Les enregistrements sont sur cette machine, dans un fichier qui vous appartient</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
</context>
<context>
    <name>FoldedMenu</name>
    <message>
        <source>Scan, find or do</source>
        <translation>Scanner, chercher, agir</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Whose records are these?</source>
        <translation>À qui sont ces enregistrements&#x202f;?</translation>
    </message>
    <message>
        <source>This stands on every label and every paper. It can be read by everybody later.</source>
        <translation>Cela figure sur chaque étiquette et chaque papier. Chacun pourra le lire plus tard.</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>Pharmacie</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Country whose rules apply</source>
        <translation>Pays dont les règles s’appliquent</translation>
    </message>
    <message>
        <source>France</source>
        <translation>France</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>Language of papers</source>
        <translation>Langue des papiers</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>As this machine has it. Correct it where the pharmacy is elsewhere.</source>
        <translation>Celui de cette machine. Corrigez-le si la pharmacie est ailleurs.</translation>
    </message>
    <message>
        <source>Who administers them?</source>
        <translation>Qui les administre&#x202f;?</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Prénom et nom</translation>
    </message>
    <message>
        <source>Name for signing in</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Small letters without spaces, such as a.laurent</source>
        <translation>Lettres minuscules sans espace, par exemple a.laurent</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Set up the pharmacy</source>
        <translation>Installer la pharmacie</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Scan, find or do</source>
        <translation>Scanner, chercher, agir</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Préparateur</translation>
    </message>
    <message>
        <source>Pharmacist</source>
        <translation>Pharmacien</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditeur</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something failed inside the program. Nothing was half recorded. Go on, and tell the administrator.</source>
        <translation>Une opération du programme a échoué. Rien n’est enregistré à moitié. Continuez, et prévenez l’administrateur.</translation>
    </message>
    <message>
        <source>Written down as %1.</source>
        <translation>Consigné sous %1.</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Caps lock is on.</source>
        <translation>Verrouillage majuscules actif.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ProofView</name>
    <message>
        <source>Read back: %1 of %2 fields equal the record</source>
        <translation>Relue&#x202f;: %1 champs sur %2 conformes au dossier</translation>
    </message>
    <message>
        <source>same</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>record %1, read back %2</source>
        <translation>dossier %1, relu %2</translation>
    </message>
    <message>
        <source>different</source>
        <translation>différent</translation>
    </message>
</context>
<context>
    <name>QuantityEdit</name>
    <message>
        <source>unit</source>
        <comment>where the unit of a quantity is chosen</comment>
        <translation>unité</translation>
    </message>
    <message>
        <source>Choose the unit</source>
        <translation>Choisir l’unité</translation>
    </message>
    <message>
        <source>Ten times the usual %1, or more. Type %2 again to keep it, or correct it.</source>
        <translation>Dix fois l’habituel (%1), ou plus. Retapez %2 pour garder, ou corrigez.</translation>
    </message>
    <message>
        <source>A tenth of the usual %1, or less. Type %2 again to keep it, or correct it.</source>
        <translation>Un dixième de l’habituel (%1), ou moins. Retapez %2 pour garder, ou corrigez.</translation>
    </message>
    <message>
        <source>Digits need Shift on this keyboard, or use the keypad.</source>
        <translation>Sur ce clavier, les chiffres demandent Maj, ou le pavé numérique.</translation>
    </message>
</context>
<context>
    <name>QuantityWords</name>
    <message>
        <source> per </source>
        <translation> par </translation>
    </message>
    <message>
        <source>kilogram</source>
        <translation>kilogramme</translation>
    </message>
    <message>
        <source>kilograms</source>
        <translation>kilogrammes</translation>
    </message>
    <message>
        <source>gram</source>
        <translation>gramme</translation>
    </message>
    <message>
        <source>grams</source>
        <translation>grammes</translation>
    </message>
    <message>
        <source>milligram</source>
        <translation>milligramme</translation>
    </message>
    <message>
        <source>milligrams</source>
        <translation>milligrammes</translation>
    </message>
    <message>
        <source>microgram</source>
        <translation>microgramme</translation>
    </message>
    <message>
        <source>micrograms</source>
        <translation>microgrammes</translation>
    </message>
    <message>
        <source>nanogram</source>
        <translation>nanogramme</translation>
    </message>
    <message>
        <source>nanograms</source>
        <translation>nanogrammes</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>litre</translation>
    </message>
    <message>
        <source>litres</source>
        <translation>litres</translation>
    </message>
    <message>
        <source>decilitre</source>
        <translation>décilitre</translation>
    </message>
    <message>
        <source>decilitres</source>
        <translation>décilitres</translation>
    </message>
    <message>
        <source>millilitre</source>
        <translation>millilitre</translation>
    </message>
    <message>
        <source>millilitres</source>
        <translation>millilitres</translation>
    </message>
    <message>
        <source>microlitre</source>
        <translation>microlitre</translation>
    </message>
    <message>
        <source>microlitres</source>
        <translation>microlitres</translation>
    </message>
    <message>
        <source>mole</source>
        <translation>mole</translation>
    </message>
    <message>
        <source>moles</source>
        <translation>moles</translation>
    </message>
    <message>
        <source>millimole</source>
        <translation>millimole</translation>
    </message>
    <message>
        <source>millimoles</source>
        <translation>millimoles</translation>
    </message>
    <message>
        <source>micromole</source>
        <translation>micromole</translation>
    </message>
    <message>
        <source>micromoles</source>
        <translation>micromoles</translation>
    </message>
    <message>
        <source>equivalent</source>
        <translation>équivalent</translation>
    </message>
    <message>
        <source>equivalents</source>
        <translation>équivalents</translation>
    </message>
    <message>
        <source>milliequivalent</source>
        <translation>milliéquivalent</translation>
    </message>
    <message>
        <source>milliequivalents</source>
        <translation>milliéquivalents</translation>
    </message>
    <message>
        <source>osmole</source>
        <translation>osmole</translation>
    </message>
    <message>
        <source>osmoles</source>
        <translation>osmoles</translation>
    </message>
    <message>
        <source>milliosmole</source>
        <translation>milliosmole</translation>
    </message>
    <message>
        <source>milliosmoles</source>
        <translation>milliosmoles</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>units</source>
        <translation>unités</translation>
    </message>
    <message>
        <source>millimetre</source>
        <translation>millimètre</translation>
    </message>
    <message>
        <source>millimetres</source>
        <translation>millimètres</translation>
    </message>
    <message>
        <source>centimetre</source>
        <translation>centimètre</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>centimètres</translation>
    </message>
    <message>
        <source>metre</source>
        <translation>mètre</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>mètres</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>minute</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>degree Celsius</source>
        <translation>degré Celsius</translation>
    </message>
    <message>
        <source>degrees Celsius</source>
        <translation>degrés Celsius</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>goutte</translation>
    </message>
    <message>
        <source>drops</source>
        <translation>gouttes</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Préparations</translation>
    </message>
    <message>
        <source>Dispense</source>
        <translation>Dispenser</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches</translation>
    </message>
    <message>
        <source>Calculate</source>
        <translation>Calculer</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Rubriques</translation>
    </message>
</context>
<context>
    <name>ReadOnlyField</name>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>The records cannot be opened</source>
        <translation>Les enregistrements ne peuvent pas être ouverts</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Your unsaved work is kept.</source>
        <translation>Votre saisie est conservée.</translation>
    </message>
    <message>
        <source>Records not verified yet since the program was opened</source>
        <translation>Registres non vérifiés depuis l’ouverture du programme</translation>
    </message>
    <message>
        <source>Records verified today at %1</source>
        <translation>Registres vérifiés ce jour à %1</translation>
    </message>
    <message>
        <source>Records do not hold: call the administrator</source>
        <translation>Registres non intègres&#x202f;: appelez l’administrateur</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aucune sauvegarde</translation>
    </message>
    <message>
        <source>Backup on %1</source>
        <translation>Sauvegarde du %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>Choisissez votre mot de passe</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
    </message>
    <message>
        <source>The first password was given to you by somebody else.</source>
        <translation>Le premier mot de passe vous a été donné par quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Here work %1 (technician), %2 (pharmacist) and %3 (administrator). Password of all: “%4”</source>
        <translation>Ici travaillent %1 (préparateur), %2 (pharmacien) et %3 (administrateur). Mot de passe de tous&#x202f;: «&#x202f;%4&#x202f;»</translation>
    </message>
    <message>
        <source>Give your name and your password.</source>
        <translation>Donnez votre nom et votre mot de passe.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Le même encore une fois</translation>
    </message>
    <message>
        <source>Keep this password</source>
        <translation>Garder ce mot de passe</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Ouvrir la session</translation>
    </message>
    <message>
        <source>Scanner ready. A badge gives your name; the password is always typed.</source>
        <translation>Lecteur prêt. Un badge donne votre nom&#x202f;; le mot de passe est toujours tapé.</translation>
    </message>
</context>
<context>
    <name>SignaturePanel</name>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>No balance registered</source>
        <translation>Aucune balance enregistrée</translation>
    </message>
    <message>
        <source>Balance %1 silent: check switch and cable</source>
        <translation>Balance %1 muette&#x202f;: contrôlez interrupteur et câble</translation>
    </message>
    <message>
        <source>Balance %1: today&apos;s check is missing</source>
        <translation>Balance %1&#x202f;: le contrôle du jour manque</translation>
    </message>
    <message>
        <source>Balance %1 connected, checked today</source>
        <translation>Balance %1 connectée, contrôlée ce jour</translation>
    </message>
    <message>
        <source>Balance %1 checked today</source>
        <translation>Balance %1 contrôlée ce jour</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) not printed: Ctrl+P tries again</source>
        <translation>
            <numerusform>%n document non imprimé&#x202f;: Ctrl+P réessaie</numerusform>
            <numerusform>%n documents non imprimés&#x202f;: Ctrl+P réessaie</numerusform>
        </translation>
    </message>
    <message>
        <source>No printer here: PDF only</source>
        <translation>Sans imprimante&#x202f;: PDF seulement</translation>
    </message>
    <message>
        <source>No printer chosen: PDF only</source>
        <translation>Imprimante non choisie&#x202f;: PDF seulement</translation>
    </message>
    <message>
        <source>Printer %1 is gone: see Settings</source>
        <translation>Imprimante %1 introuvable&#x202f;: voir Réglages</translation>
    </message>
    <message>
        <source>Printer %1 stands still</source>
        <translation>Imprimante %1 arrêtée</translation>
    </message>
    <message>
        <source>Printer %1</source>
        <translation>Imprimante %1</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aucune sauvegarde</translation>
    </message>
    <message>
        <source>Backup today %1</source>
        <translation>Sauvegarde ce jour %1</translation>
    </message>
    <message>
        <source>Backup %1</source>
        <translation>Sauvegarde %1</translation>
    </message>
    <message>
        <source>Verifying the records</source>
        <translation>Vérification des registres</translation>
    </message>
    <message>
        <source>Records not verified yet</source>
        <translation>Registres pas encore vérifiés</translation>
    </message>
    <message>
        <source>Records do not hold: see Today</source>
        <translation>Registres non intègres&#x202f;: voir Aujourd’hui</translation>
    </message>
    <message>
        <source>Records verified %1, not anchored</source>
        <translation>Registres vérifiés à %1, non ancrés</translation>
    </message>
    <message>
        <source>Records verified %1</source>
        <translation>Registres vérifiés à %1</translation>
    </message>
</context>
<context>
    <name>StepPath</name>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 sur %2 %3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>étape en cours</translation>
    </message>
    <message>
        <source>later</source>
        <translation>plus tard</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Show earlier</source>
        <translation>Voir plus ancien</translation>
    </message>
</context>
<context>
    <name>ToleranceBar</name>
    <message>
        <source>Too little</source>
        <translation>Trop peu</translation>
    </message>
    <message>
        <source>In tolerance</source>
        <translation>Conforme</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Trop</translation>
    </message>
    <message>
        <source>Exactly the target</source>
        <translation>Exactement la cible</translation>
    </message>
    <message>
        <source>%1 above the target</source>
        <translation>%1 au-dessus de la cible</translation>
    </message>
    <message>
        <source>%1 below the target</source>
        <translation>%1 au-dessous de la cible</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>too little</source>
        <translation>trop peu</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>trop</translation>
    </message>
</context>
<context>
    <name>WeighingPanel</name>
    <message>
        <source>Stable</source>
        <translation>Stable</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Stabilisation</translation>
    </message>
    <message>
        <source>Balance sent</source>
        <translation>Reçu de la balance</translation>
    </message>
</context>
</TS>
